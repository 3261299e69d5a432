"""The page of a corpus: its figures are those that a person counts, its intervals those of a plain bootstrap, and what
an article says of itself stays words."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from urllib.parse import unquote

import numpy as np
import pytest

from audit.config import Config
from audit.corpus.dates import month, when
from audit.corpus.engines.local import Local
from audit.corpus.opened import Opened, open_run
from audit.corpus.report.count import COUNTS, Figures, count
from audit.corpus.report.ratios import LARGE, LEAST, Group
from audit.corpus.report.samples import LISTED, Sample, SampledArticle, lots
from audit.corpus.report.shown import CorpusPage, render, report
from audit.corpus.run import Corpus, plan, run
from audit.corpus.store import Store
from audit.corpus.work import Task
from audit.errors import UsageError

TASK = Task(Config(rules={"vague-collective-source": "warning"}), profile=False, cards=True)
AUTHOR = "Wilhelmina Quist-Abernathy"
# By hand: 19 words, 3 sentences, 3 words in quotation marks. Each is a claim: for the first the council answers, for
# the last Ann Lee; for the second a crowd, which is nobody. One place to ask about: "Critics say".
CROWD = (
    "Plan {0}\n\nThe council approved plan {0} for nine roads. Critics say it is costly.\n\n“It is late,” said Ann Lee."
)
# By hand: 17 words, 2 sentences, no quotation. Both are claims, and Ann Lee answers for them.
SOURCED = "Plan {0}\n\nAnn Lee, the mayor, said plan {0} will cost nine pounds. Ann Lee said it is late."


def rows() -> Iterator[dict[str, str]]:
    for n in range(LEAST + 6):  # an outlet with enough articles
        text = CROWD if n < 12 else SOURCED
        yield {"outlet": "Gazette", "genre": "opinion" if n >= 32 else "", "date": "2031-05-02", "text": text.format(n)}
    for n in range(3):  # and one without
        yield {"outlet": "Courier", "date": "June 2031", "text": SOURCED.format(n)}


def make(folder: Path, found: list[dict[str, str]], task: Task = TASK, most: int = 7) -> Opened:
    folder.mkdir(exist_ok=True)
    lines = [json.dumps({"id": f"i{n}", "author": AUTHOR, **row}) for n, row in enumerate(found)]
    (folder / "c.jsonl").write_text("\n".join([*lines, "{broken"]), "utf-8")
    corpus = Corpus([str(folder / "c.jsonl")])
    with Store(folder / "run", plan(task, corpus)) as store:
        run(task, corpus, store, Local(task, 1), lambda *_: None, lambda _: None, most=most)
    return open_run(folder / "run")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    return make(tmp_path_factory.mktemp("report"), list(rows()))


@pytest.fixture(scope="module")
def figures(made: Opened) -> Figures:
    return count(made)


@pytest.fixture(scope="module")
def shown(made: Opened, figures: Figures) -> CorpusPage:
    return report(made, figures, made.folder)


def summed(group: Group) -> dict[str, int]:
    return dict(zip(COUNTS, group.sums.tolist(), strict=True))


def test_the_figures_are_those_counted_by_hand(figures: Figures) -> None:
    found = summed(figures.groups["outlet"]["Gazette"])
    assert found["words"] == 12 * 19 + 24 * 17
    assert found["sentences"] == 12 * 3 + 24 * 2
    assert found["quoted"] == 12 * 3
    assert found["claims"] == 12 * 3 + 24 * 2
    assert found["unanswered"] == 12
    assert found["named"] == 12 * 2 + 24 * 2
    assert found["places"] == 12
    assert summed(figures.whole)["words"] == 12 * 19 + 27 * 17
    told = figures.rules["vague-collective-source"]
    assert (told.findings, told.found_in, told.places, told.articles) == (12, 12, 12, 12)


def test_what_is_in_it(shown: CorpusPage) -> None:
    assert (shown.articles, shown.failures) == (40, (("bad-record", 1),))
    assert shown.complete
    assert [(m.name, m.articles) for m in shown.months] == [("2031-05", 36), ("2031-06", 3)]
    assert shown.genres == (("not stated", 35), ("opinion", 4))


def test_groups_too_small_are_counted_without_a_rate(shown: CorpusPage) -> None:
    outlets = shown.sections[0]
    assert [row.name for row in outlets.rows] == ["Gazette"]
    assert (outlets.few, outlets.few_articles) == ((("Courier", 3),), 3)
    assert [name for name, _ in shown.sections[1].few] == ["opinion"]


def test_all_questions_and_groups_lead_to_cards_that_are_there(made: Opened, shown: CorpusPage) -> None:
    listed = [a for s in shown.sections for row in s.rows for a in row.listed]
    assert len([a for row in shown.sections[0].rows for a in row.listed]) == LISTED
    asked = {q.rule: q for q in shown.asked}["vague-collective-source"]
    assert (asked.articles, asked.places, len(asked.listed)) == (12, 12, 12)
    assert all(a.excerpt == "Critics" or "Critics" in a.excerpt for a in asked.listed)
    for article in [*listed, *asked.listed]:
        path, _, anchor = unquote(article.href).partition("#")
        card = (made.folder / path).read_text("utf-8")
        assert not anchor or f'id="{anchor}"' in card
        assert article.name in card


def test_parts_make_no_difference(figures: Figures, tmp_path: Path) -> None:
    whole = count(make(tmp_path, list(rows()), most=256))
    assert summed(whole.whole) == summed(figures.whole)
    assert whole.census == figures.census
    for kind, groups in whole.groups.items():
        for name, group in groups.items():
            assert group.ratio(1, 0) == figures.groups[kind][name].ratio(1, 0)
            one, other = (f.samples[kind][name].examples() for f in (whole, figures))
            assert [e.number for e in one] == [e.number for e in other]


def test_a_run_that_is_not_complete_says_so(tmp_path: Path) -> None:
    folder = make(tmp_path, list(rows())).folder
    (folder / "parts/000003.json").unlink()
    page = render(open_run(folder), folder)
    assert "This run is not complete" in page and "21 articles" in page
    (folder / "parts/000000.json").unlink()
    with pytest.raises(UsageError, match="no part of this run is done"):
        open_run(folder)
    with pytest.raises(UsageError, match="holds no run"):
        open_run(tmp_path)


def test_no_author_and_no_rank(made: Opened) -> None:
    page = render(made, made.folder)
    assert AUTHOR not in page and "Quist" not in page
    heads = "".join(re.findall(r"<thead>.*?</thead>", page, re.DOTALL)).lower()
    assert heads and not re.search("author|rank|best|worst|score", heads)


def test_a_page_elsewhere_finds_the_cards_and_one_without_has_no_links(made: Opened, tmp_path: Path) -> None:
    page = render(made, tmp_path)
    href = next(iter(re.findall(r'href="(\./[^"#]+html)', page)))
    assert (tmp_path / unquote(href)).is_file()
    bare = make(tmp_path / "bare", list(rows())[:4], Task(Config(), profile=False, with_text=False))
    page = render(bare, bare.folder)
    assert 'href="./' not in page and "Critics" not in page
    assert "No outlet has 30 articles or more" in page


def hostile() -> Iterator[dict[str, str]]:
    bad = (
        *("<script>document.documentElement.dataset.cnry=1</script>", '"><img src=x onerror=alert(1)>'),
        *("javascript:alert(1)", "{{ 7 * 7 }}", "</style><script>alert(1)</script>", "\u202eevil\u0000\x1b[31m"),
    )
    for n in range(LEAST):
        evil = bad[n % len(bad)]
        text = CROWD.format(n).replace("Critics", "Critics" if n % 2 else "Critics of " + evil)
        yield {"title": evil, "outlet": bad[0], "date": evil, "genre": evil, "text": text, "url": "javascript:alert(1)"}


def test_words_of_articles_stay_words(tmp_path: Path) -> None:
    run = make(tmp_path, list(hostile()))
    page = render(run, run.folder)
    assert page.count("<script>") == 1 and "<img" not in page and "onerror=alert(1)&gt;" in page
    assert "{{ 7 * 7 }}" in page and "\x1b" not in page and "\x00" not in page
    assert not [h for h in re.findall(r'href="([^"]*)"', page) if not h.startswith(("#", "./cards/"))]


# -- intervals


def plain_bootstrap(pairs: list[tuple[int, int]], draws: int = 4000) -> tuple[float, float]:
    chance = random.Random(1)
    found = []
    for _ in range(draws):
        drawn = chance.choices(pairs, k=len(pairs))
        found.append(sum(a for a, _ in drawn) / sum(b for _, b in drawn))
    found.sort()
    return found[round(0.025 * draws)], found[round(0.975 * draws) - 1]


def articles(n: int, seed: int) -> list[tuple[int, int]]:
    """Claims without a source, and claims: articles differ in how many they leave without."""
    chance = random.Random(seed)
    out = []
    for _ in range(n):
        claims, share = chance.randint(1, 40), chance.betavariate(1.2, 2.5)
        out.append((sum(chance.random() < share for _ in range(claims)), claims))
    return out


def group_of(pairs: list[tuple[int, int]]) -> Group:
    group = Group(2)
    for start in range(0, len(pairs), 256):
        group.add(np.array(pairs[start : start + 256], np.int64))
    return group


@pytest.mark.parametrize(("n", "seed"), [(30, 1), (120, 2), (900, 3)])
def test_the_interval_is_that_of_a_plain_bootstrap(n: int, seed: int) -> None:
    pairs = articles(n, seed)
    ratio = group_of(pairs).ratio(0, 1)
    low, high = plain_bootstrap(pairs)
    assert ratio.low is not None and ratio.high is not None
    width = high - low
    assert ratio.value == sum(a for a, _ in pairs) / sum(b for _, b in pairs)
    assert abs(ratio.low - low) < 0.15 * width and abs(ratio.high - high) < 0.15 * width


def test_a_large_group_keeps_no_articles_and_has_the_same_interval() -> None:
    pairs = articles(LARGE + 400, 4)
    group = group_of(pairs)
    assert group._rows is None
    ratio = group.ratio(0, 1)
    low, high = plain_bootstrap(pairs, 600)
    assert ratio.low is not None and ratio.high is not None
    assert abs(ratio.low - low) < 0.15 * (high - low) and abs(ratio.high - high) < 0.15 * (high - low)


def test_no_interval_where_nothing_can_be_said() -> None:
    assert group_of([(1, 4)] * (LEAST - 1)).ratio(0, 1).low is None
    assert group_of([(0, 4)] * LEAST).ratio(0, 1).high is None
    assert group_of([(0, 0)] * LEAST).ratio(0, 1).value is None
    some = group_of([(1, 1), (0, 0)] * LEAST).ratio(0, 1)
    assert (some.value, some.low, some.high) == (1.0, 1.0, 1.0)


def test_which_articles_are_listed_is_chance_that_comes_out_alike() -> None:
    drawn = list(enumerate(lots(np.arange(10_000, dtype=np.int64)).tolist()))
    found = []
    for order in (drawn, drawn[::-1]):
        sample = Sample()
        for n, lot in order:
            sample.offer(lot, partial(SampledArticle, n, 0, "", "", "", "", 0, 0))
        found.append([e.number for e in sample.examples()])
    one, other = found
    assert one == other and len(one) == LISTED and min(one) < 2_500 and max(one) > 7_500


@pytest.mark.parametrize(
    ("date", "day", "of"),
    [
        ("2031-05-02", "2031-05-02", "2031-05"),
        ("2031-05-02T23:30:00-05:00", "2031-05-02", "2031-05"),
        ("Fri, 02 May 2031 10:00:00 GMT", "2031-05-02", "2031-05"),
        ("May 2031", "", "2031-05"),
        ("2031", "", ""),
        ("10:30", "", ""),
        ("yesterday", "", ""),
        ("2031-99-99", "", ""),
        ("9" * 200, "", ""),
    ],
)
def test_nothing_is_added_to_a_date(date: str, day: str, of: str) -> None:
    found = when(date)
    assert (found.date().isoformat() if found else "") == day
    assert month(date) == of
