"""What the page to paste an article into costs for 1,000 words: in a worker (CPU time), and from a key to the card in a
real browser (wall time, so it says little on a busy machine). Prints a table; nothing here is a test.

The article is made of the seeds' own paragraphs, so that it has as much to ask about as they have.
"""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable

from playwright.sync_api import sync_playwright
from serve.server import serving
from support import article_of, seeds

from audit.config import Config
from audit.serve import pasted, work
from audit.serve.pasted import Pasted

ROUNDS, WORDS = 15, 1_000


def article() -> str:
    texts = [article_of(s).read_text("utf-8") for s in seeds() if article_of(s).suffix == ".txt"]
    paragraphs = [p for text in texts for p in text.split("\n") if len(p.split()) > 20]
    out: list[str] = ["A headline for the bench"]
    while sum(len(p.split()) for p in out) < WORDS:
        out.append(paragraphs[len(out) % len(paragraphs)])
    return "\n\n".join(out)


def least(task: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    def once() -> float:
        start = clock()
        task()
        return 1000 * (clock() - start)

    return min(once() for _ in range(ROUNDS))


def main() -> None:
    text = article()
    config, shown = Config(), Pasted(text)
    work.warm(config)
    made = pasted.card(config, shown)
    card = least(lambda: pasted.card(config, shown))
    compared = least(lambda: pasted.compare(config, shown, text[:-200]))
    with serving() as server, sync_playwright() as p:
        browser = p.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(server.url)
        page.fill("#text", text)
        page.locator("#said:not(:empty)").wait_for()
        # Ctrl+Enter asks at once; in the card's own document each new card is a new element.
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})

        def busy() -> float:
            """Seconds of CPU time of the page's main thread."""
            metrics = session.send("Performance.getMetrics")["metrics"]
            return float(next(m["value"] for m in metrics if m["name"] == "TaskDuration"))

        before = busy()
        times = page.evaluate(
            """async rounds => { const root = document.getElementById('card').shadowRoot; const all = [];
            for (let n = 0; n < rounds; n += 1) {
                const start = performance.now();
                const shown = new Promise(done => new MutationObserver((_, o) => (o.disconnect(), done()))
                    .observe(root, { childList: true }));
                document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true }));
                await shown;
                await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
                all.push(performance.now() - start);
            } return all; }""",
            ROUNDS,
        )
        work_of_page = 1000 * (busy() - before) / ROUNDS
        browser.close()
    lines = [
        f"{len(text.split()):,} words, {len(made['questions'])} places, least of {ROUNDS}",
        f"a card, its list and its marks in a worker: {card:.0f} ms of CPU time",
        f"a comparison in a worker: {compared:.0f} ms of CPU time",
        f"from the key to the painted card: {min(times):.0f} ms, median {sorted(times)[len(times) // 2]:.0f} ms",
        f"of these, work of the page: {work_of_page:.0f} ms a card",
    ]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
