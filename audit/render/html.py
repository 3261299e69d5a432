"""html: the card as one self-contained page: no script, no network, one style sheet allowed by its hash.

Words of the article are text nodes, each foreign string in a <bdi>; no attribute holds any of them. The page is made by
templates in reports/templates with escaping always on. jinja2 is imported when the first page is made.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from audit.assets import templates_dir
from audit.model.report import Failure, Report, SentenceRow, SpeakerRow
from audit.render import annotated, view, words
from audit.render.base import Item, RenderOptions
from audit.render.escape import html_text, visible

if TYPE_CHECKING:
    from jinja2 import Environment

CHECKS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle of the bar of who answers: `x` and `width` in percent."""

    group: str
    word: str
    means: str
    count: int
    x: str
    width: str


@dataclass(frozen=True, slots=True)
class LedgerRow:
    sentence: SentenceRow
    text: str | None
    group: str
    answer: str
    source: str


@dataclass(frozen=True, slots=True)
class Card:
    """What the template shows of one report. `prefix` keeps the ids of several cards on one page apart.
    `home`: fingerprint of a finding that counts -> the note it stands in."""

    report: Report
    prefix: str
    bar: tuple[Bar, ...]
    answers: view.Answers
    notes: tuple[annotated.Note, ...]
    asked: tuple[annotated.Note, ...]
    home: Mapping[str, annotated.Note]
    blocks: tuple[annotated.BlockView, ...]
    tail: str
    ledger: tuple[LedgerRow, ...]
    speakers: tuple[tuple[SpeakerRow, int, int], ...]
    waived: int


def render(reports: Sequence[Item], options: RenderOptions) -> str:
    """One page with the cards of all reports, in order; failures are shown among them."""
    del options
    alone = len(reports) == 1
    shown = [r if isinstance(r, Failure) else _card(r, "" if alone else f"a{n}-") for n, r in enumerate(reports, 1)]
    first = reports[0] if alone else None
    title = words.NAME
    if isinstance(first, Report):
        title = f"{visible(first.article.title[:200]) or view.name(first.article.path)} · {words.NAME}"
    rows = "".join(_rows(c) for c in shown if isinstance(c, Card))
    return _page("page.html", title, rows, items=shown, alone=alone)


def render_index(reports: Sequence[Item], links: Mapping[str, str]) -> str:
    """The table of many articles. `links`: path of an article -> its page, as seen from the index."""
    done = [r for r in reports if isinstance(r, Report)]
    asked = Counter(p.finding.rule for r in done for p in view.places(r) if view.asks(p))
    question = {f.rule: f.question for r in reversed(done) for f in reversed(r.findings) if f.question}
    often = sorted(asked.items(), key=lambda x: (-x[1], x[0]))[:10]
    frequent = [(rule, question.get(rule, rule), n) for rule, n in often]
    dimensions = list(dict.fromkeys((d.id, d.title) for r in done for d in r.dimensions))
    rows = [r if isinstance(r, Failure) else _row(r, links.get(r.article.path)) for r in reports]
    title = f"{view.plural(len(reports), 'article')} · {words.NAME}"
    return _page("index.html", title, "", rows=rows, dimensions=dimensions, frequent=frequent, done=len(done))


def _row(report: Report, link: str | None) -> dict[str, Any]:
    return {
        "report": report,
        # "./" keeps a name with a colon from being read as a scheme.
        "href": "./" + quote(link, safe="/", errors="surrogateescape") if link else "",
        "bar": _bar(view.answers(report)),
        "dimensions": {d.id: d for d in report.dimensions},
        "asks": sum(view.asks(p) for p in view.places(report)),
    }


def _page(template: str, title: str, grid: str, **context: Any) -> str:
    env = _environment()
    sheet = env.get_template("card.css").render()
    sheets = [sheet, grid] if grid else [sheet]
    # A style sheet that is not one of these, by its hash, is refused by the browser, as are scripts and all requests.
    hashes = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(s.encode()).digest()).decode()}'" for s in sheets)
    csp = f"default-src 'none'; style-src {hashes}; base-uri 'none'; form-action 'none'"
    return env.get_template(template).render(title=title, csp=csp, sheets=sheets, **context)


@cache
def _environment() -> Environment:
    import jinja2
    from markupsafe import Markup

    def finalize(value: Any) -> Any:
        """Every string that leaves a template: controls made visible; escaping comes after."""
        return html_text(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates_dir()),
        autoescape=lambda name: name is None or not name.endswith(".css"),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        finalize=finalize,
    )
    env.globals |= {"words": words, "view": view, "trusted": Markup, "CHECKS_SHOWN": CHECKS_SHOWN}
    env.tests["failure"] = lambda item: isinstance(item, Failure)
    return env


def _card(report: Report, prefix: str) -> Card:
    found = annotated.notes(report)
    blocks, tail = annotated.blocks(report, found) if report.article.text is not None else ((), "")
    home = {f.fingerprint: n for n in found for f in (n.finding, *n.place.under)}
    asked = [home[p.finding.fingerprint] for p in view.by_weight([n.place for n in found]) if view.asks(p)]
    answers = view.answers(report)
    return Card(
        report=report,
        prefix=prefix,
        bar=_bar(answers),
        answers=answers,
        notes=found,
        asked=tuple(asked),
        home=home,
        blocks=blocks,
        tail=tail,
        ledger=tuple(_ledger(report, s) for s in report.sentences if s.claim),
        speakers=_speakers(report),
        waived=sum(f.waived is not None for f in report.findings),
    )


def _bar(answers: view.Answers) -> tuple[Bar, ...]:
    out, at = [], 0
    for id, word, means in words.GROUPS:
        n = answers.groups[id]
        x, width = (100 * k / max(answers.total, 1) for k in (at, n))
        out.append(Bar(id, word, means, n, f"{x:.2f}%", f"{width:.2f}%"))
        at += n
    return tuple(out)


def _ledger(report: Report, s: SentenceRow) -> LedgerRow:
    text, source = report.article.text, ""
    if s.attribution is not None:
        a = report.attributions[s.attribution]
        if a.speaker is not None:
            source = report.speakers[a.speaker].name
        elif a.source and text is not None:
            source = text[a.source.start : a.source.end]
    said = None if text is None else text[s.start : s.end]
    return LedgerRow(s, said, view.group_of(s), words.STATUS[view.status_of(s) or "none"], source)


def _speakers(report: Report) -> tuple[tuple[SpeakerRow, int, int], ...]:
    """(speaker, attributions to it, claims it answers for), in the order of the article."""
    said = Counter(a.speaker for a in report.attributions)
    strong = (s for s in report.sentences if s.claim and s.attribution is not None and s.strength != "weak")
    claims = Counter(report.attributions[s.attribution].speaker for s in strong if s.attribution is not None)
    return tuple((s, said[n], claims[n]) for n, s in enumerate(report.speakers))


def _rows(card: Card) -> str:
    """The rows of the annotated article's grid: on a narrow page each block and then its notes, on a wide one the notes
    beside their block and as far down as there are none. Text and notes are apart in the page, so that the text is
    whole when it is copied or read aloud; the grid brings them together."""
    noted = [b.number for b in card.blocks if b.notes]
    p, last = card.prefix, 2 * len(card.blocks) + 2
    narrow = "".join(f"#{p}b{b.number}{{grid-row:{2 * b.number + 1}}}" for b in card.blocks)
    narrow += "".join(f"#{p}n{n}{{grid-row:{2 * n + 2}}}" for n in noted)
    ends = [*(2 * n + 1 for n in noted[1:]), last]
    wide = "".join(f"#{p}n{n}{{grid-row:{2 * n + 1}/{end}}}" for n, end in zip(noted, ends, strict=False))
    return f"{narrow}@media screen and (min-width:64rem){{{wide}}}" if wide else narrow
