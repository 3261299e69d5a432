"""What must stand in every match of a pattern, and that no hit is lost to it."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from functools import cache

import pytest
import re2
from hypothesis import given, settings
from hypothesis import strategies as st
from scan.test_scan import article_of

from audit.model.article import Article
from audit.model.rule import Pattern, Rule
from audit.pipeline import Auditor
from audit.scan import Matcher, patterns
from audit.scan.literals import LONGEST, MOST, literals


@pytest.mark.parametrize(
    ("regex", "wanted"),
    [
        ("said", {"said"}),
        ("said|says?", {"said", "say", "says"}),
        (r"\b(?:it|he) (?:is|was) said\b", {"it is said", "it was said", "he is said", "he was said"}),
        (r"(?i:\bCritics[ -]say\b)", {"critics say", "critics-say"}),
        (r"(?P<hit>accord)ing(?: only)? to", {"according to", "according only to"}),
        (r"\w+ly (?:widely|often)", {"ly widely", "ly often"}),
        (r"[Tt]he \w+ newspaper", {" newspaper"}),
        (r"wh(?:at|ere|om).{0,9}?\.", {"what", "where", "whom"}),
        (r"(?:ab|cd)+e", {"ab", "cd"}),
        (r"(?:abc|def)+", {"abc", "def"}),
        (r"(?:abc|def){2,}x?", {"abc", "def"}),
        (r"a\.b\$\-", {"a.b$-"}),
        ("labou?r{2}", {"labo", "labou"}),
        ("^(?:READ ALSO:? )", {"read also ", "read also: "}),
        ("[^a]bcd[0-9]", {"bcd"}),
        ("naïve friend", {"ve friend"}),
        (r"\d+ per ?cent", {" per cent", " percent"}),
    ],
)
def test_the_rarest_strings_of_which_one_is_needed(regex: str, wanted: set[str]) -> None:
    assert literals(regex) == {text[:LONGEST] for text in wanted}


@pytest.mark.parametrize(
    "regex",
    [
        "",
        r"\w",
        "a|said",
        "(?:said)?",
        "(?:said)*",
        "(?:said){0,3}",
        "said|",
        "[said]+",
        ".",
        "^$",
        "été",
        r"i\b|he\b",
    ],
)
def test_what_needs_no_string_that_tells_has_none(regex: str) -> None:
    assert literals(regex) == set()


@pytest.mark.parametrize(
    "regex",
    [r"\Qsaid\E", r"\Csaid", "said{,2}", "said)", "(said", "[said", "said]", "said**", r"said\07", "(?=said)", "{said"],
)
def test_what_is_not_read_for_certain_has_none(regex: str) -> None:
    assert literals(regex) == set()


def test_a_class_of_posix_is_no_list_of_letters() -> None:
    assert literals("[[:alpha:]]+ said") == {" said"}
    assert literals("[[:alpha:]]aid") == {"aid"}
    assert literals(r"[\]a]bcd") == {"]bcd", "abcd"} and literals("[]a]bcd") == {"bcd"}


def test_parts_are_spelt_out_to_a_bound() -> None:
    assert len(literals("(?:" + "|".join(f"w{n:03}" for n in range(500)) + ")")) == 500
    assert len(literals("[ab][cd][ef][gh][ij][kl][mn][op]")) <= MOST
    assert literals("(?:" * 5_000 + "said" + ")" * 5_000) == set()


# -- soundness: whatever RE2 finds holds one of them

LETTERS = "aAbBkKsS ſK-’é."
PIECES = st.one_of(
    st.text("abkKsS é", min_size=1, max_size=5),
    st.sampled_from(
        [r"\b", "^", "$", ".", r"\w", r"\W", "[ab]", "[^a]", "[a-k]", "[sS]", r"\.", r"[\-k]", "[[:alpha:]]"]
    ),
)


def grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        st.lists(inner, min_size=1, max_size=4).map(lambda parts: f"(?:{'|'.join(parts)})"),
        st.tuples(inner, st.sampled_from(["?", "*", "+", "{2}", "{0,2}", "{1,}", "+?", "??"])).map(
            lambda both: f"(?:{both[0]}){both[1]}"
        ),
        inner.map(lambda one: f"(?P<hit>{one})" if "(?P" not in one else one),
        inner.map(lambda one: f"(?i:{one})"),
    )


@settings(max_examples=600, deadline=None)
@given(st.recursive(PIECES, grown, max_leaves=12), st.lists(st.text(LETTERS, max_size=30), min_size=1, max_size=8))
def test_no_match_is_without_a_literal(regex: str, texts: list[str]) -> None:
    try:
        engine = re2.compile(f"(?i:{regex})")
    except re2.error:
        return  # two groups of one name
    needed = literals(regex)
    # The pieces of the pattern stand in the texts too, so that there is something to find.
    texts += [text + re.sub(r"[^\w é-]", "", regex) for text in texts]
    for text in texts:
        for match in engine.finditer(text):
            low = match.group().lower().replace("ſ", "s")
            assert not needed or any(literal in low for literal in needed), (regex, text, match.group())


@cache
def shipped() -> tuple[tuple[Rule, ...], tuple[Pattern, ...]]:
    rules = tuple(
        r
        for name in ("core", "opinion", "science", "wire")
        for r in Auditor({"pack": name, "preview": True}).pack.rules
    )
    return rules, tuple(dict.fromkeys(p for r in rules for p in r.check.patterns()))


@cache
def searches() -> tuple[Matcher, Matcher]:
    """The search as it is, and one that asks the sets of RE2 about every pattern."""
    _, wanted = shipped()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(patterns, "literals_of", lambda regex: frozenset())
        every = Matcher([], wanted)
    return Matcher([], wanted), every


def same_hits(article: Article) -> None:
    one, every = (search.scan(article) for search in searches())
    for pattern in shipped()[1]:
        assert [*one.terms(pattern.key)] == [*every.terms(pattern.key)], pattern.regex
    assert one.limits == every.limits


def edited(text: str, chance: random.Random) -> Iterator[str]:
    """The text, with case and quotes changed and letters dropped, doubled and swapped."""
    yield text
    yield text.upper()
    yield text.replace("s", "ſ").replace("k", "\u212a")
    yield text.replace("'", "’").replace('"', "“").replace("-", "–").replace(" ", "\u00a0")
    letters = list(text)
    for _ in range(1 + len(letters) // 20):
        at = chance.randrange(len(letters))
        letters[at] = chance.choice(["", letters[at] * 2, letters[at].swapcase(), letters[at - 1], " ", "s"])
    yield "".join(letters)


def test_on_the_examples_of_every_rule_the_hits_are_those_of_the_sets() -> None:
    chance = random.Random(7)
    for rule in shipped()[0]:
        texts = dict.fromkeys(e.text for e in rule.bad[:4])
        same_hits(article_of(*(line for text in texts for t in edited(text, chance) for line in t.split("\n") if line)))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_on_words_of_the_patterns_in_any_order_the_hits_are_those_of_the_sets(data: st.DataObject) -> None:
    said = data.draw(st.lists(st.sampled_from(words_of_patterns()), min_size=1, max_size=40))
    same_hits(article_of(" ".join(said)))


@cache
def words_of_patterns() -> Sequence[str]:
    return sorted({word for p in shipped()[1] for word in re.findall(r"[\w'’%$.,-]+", re.sub(r"\\.", " ", p.regex))})


def test_a_pattern_of_any_syntax_loses_no_hit() -> None:
    """A newsroom's own may be written as RE2 takes it."""
    text = "A.b said, Said a.b said."
    odd = [r"\Qa.b\E said", r"\pL+ said", "[[:upper:]]aid", "(?U)sa.+d", "(?i)SAID", r"\x73aid", "sa{,2}|said"]
    for regex in odd:
        pattern = Pattern(regex, case=True)
        terms = Matcher([], [pattern]).scan(article_of(text, cut="")).terms(pattern.key)
        wanted = [m.span() for m in re2.compile(regex).finditer(text)]
        assert wanted and [(t.span.start, t.span.end) for t in terms] == wanted, regex
