"""The one search: where words and patterns are found, and where not."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit import scan
from audit.model.article import Article, Block, Form, Meta, Sentence, Source
from audit.model.lexicon import Entry, Lexicon
from audit.model.rule import Pattern
from audit.model.text import SourceMap, Span, straighten
from audit.scan import Matcher, hits, patterns, phrases


def article_of(*blocks: str, cut: str = r"(?<=\. )") -> Article:
    """Blocks with two line ends between; sentences end after a full stop and blank."""
    made: list[Block] = []
    text, number = "", 0
    for n, block in enumerate(blocks):
        start = len(text)
        sentences = []
        at = start
        for piece in re.split(cut, block) if cut else [block]:
            if piece:
                sentences.append(Sentence(Span(at, at + len(piece.rstrip(" "))), number, n))
                at, number = at + len(piece), number + 1
        text += block
        made.append(Block(Form.PARAGRAPH, Span(start, len(text)), n, tuple(sentences)))
        text += "\n\n"
    return Article(Source("x", text, "text", ""), text, SourceMap.identity(len(text)), tuple(made), Meta())


def lexicon(*entries: str | tuple[str, ...], exact: bool = False, id: str = "w") -> Lexicon:
    made = tuple(Entry(e, (e,)) if isinstance(e, str) else Entry(e[0], e) for e in entries)
    return Lexicon(id, "", ("own",), "x", made, exact)


def words(lexicons: Lexicon | Sequence[Lexicon], *blocks: str, key: str = "w") -> list[str]:
    article = article_of(*blocks)
    matcher = Matcher([lexicons] if isinstance(lexicons, Lexicon) else lexicons, [])
    return [article.slice(t.span) for t in matcher.scan(article).terms(key)]


def found(pattern: Pattern | str, *blocks: str) -> list[str]:
    pattern = Pattern(pattern) if isinstance(pattern, str) else pattern
    article = article_of(*blocks)
    return [article.slice(t.span) for t in Matcher([], [pattern]).scan(article).terms(pattern.key)]


# -- words


def test_a_form_stands_between_word_boundaries() -> None:
    assert words(lexicon("may"), "Maybe they may; dismay, may-be, may’s (may) may_x 2may may2 émay may.") == ["may"] * 5


def test_a_part_of_a_contraction_is_no_word() -> None:
    """ "They likely won't come": nobody has won."""
    text = "They won’t come, they won't go, they won: what was won 'twas well won’s."
    assert words(lexicon("won"), text) == ["won"] * 3
    assert found(r"\bwon\b", text) == ["won"] * 3
    assert found(r"\bcan\b", "It can’t, it can't and it can") == ["can"]


def test_a_boundary_is_asked_only_where_the_form_has_a_word_character() -> None:
    assert words(lexicon("photo:", "[insert", "©"), "Photo:Smith ©2020 [inserted") == ["Photo:", "©"]
    assert words(lexicon("/ap"), "Smith/AP, x/apple") == ["/AP"]


def test_case_quotes_hyphens_and_blanks_are_folded() -> None:
    text = "It’s It's IT`S so‑called so–called so-called social\u00a0media social\tmedia"
    assert len(words(lexicon("it's", "so-called", "social media"), text)) == 8


@pytest.mark.parametrize("gap", ["\n", "\r\n", "  ", " \n ", "\u2028", "\u3000", "\t\t"])
def test_a_phrase_runs_over_any_blanks_inside_a_block(gap: str) -> None:
    text = f"𝄞 a  b\n{gap}according{gap}to  me,{gap}according{gap}to you"
    assert words(lexicon("according to"), text) == [f"according{gap}to"] * 2
    assert (
        words(lexicon("According To", exact=True), text.replace("according", "According").replace("to", "To"))
        == [f"According{gap}To"] * 2
    )


def test_nothing_is_found_across_blocks() -> None:
    assert words(lexicon("critics say", "critics", "say"), "He met critics", "say what you like") == ["critics", "say"]


def test_of_one_list_the_longest_wins_and_lists_do_not_mind_each_other() -> None:
    lists = [lexicon("hint", "hint at", "at last"), lexicon("hint", id="v")]
    assert words(lists, "A hint at last, a hint.") == ["hint at", "at last", "hint"]
    assert words(lists, "A hint at last, a hint.", key="v") == ["hint", "hint"]


def test_exact_lists_look_at_capitals_and_fold_the_rest() -> None:
    names = lexicon("AP", "L'Équipe", "may", exact=True)
    assert words(names, "AP ap Ap L’Équipe l’Équipe L'ÉQUIPE May may MAY") == ["AP", "L’Équipe", "may"]


def test_offsets_hold_where_lower_case_is_longer() -> None:
    assert words(lexicon("straße", "day"), "İİİ İstanbul STRAẞE 𝄞👩‍👩‍👧 Straße DAY") == ["STRAẞE", "Straße", "DAY"]


def test_a_term_has_its_entry() -> None:
    entry = Entry("say", ("say", "said"), {"stance": "neutral"})
    article = Matcher([Lexicon("v", "", ("own",), "x", (entry,))], []).scan(article_of("She said no."))
    (term,) = article.terms("v")
    assert (term.span, term.key, term.entry) == (Span(4, 8), "v", entry)


def test_a_form_of_several_entries_and_lists_is_found_for_each() -> None:
    lists = [lexicon("Sun", exact=True), lexicon("sun", id="v"), lexicon("sun", id="n")]
    article = Matcher(lists, []).scan(article_of("The Sun."))
    assert [len(article.terms(key)) for key in ("w", "v", "n")] == [1, 1, 1]


def test_without_lists_patterns_or_text_nothing_is_found() -> None:
    assert words([], "a") == words(lexicon("a"), "") == found("a", "") == []
    assert article_of().blocks == () and Matcher([lexicon("a")], [Pattern("a")]).scan(article_of()).terms("w") == ()


def test_a_list_of_which_too_many_words_are_found_is_cut_off_and_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (phrases, scan):
        monkeypatch.setattr(module, "MOST_TERMS", 3)
    scanned = Matcher([lexicon("may"), lexicon("day", id="v")], []).scan(article_of("may may day", "may may may"))
    assert [t.span.start for t in scanned.terms("w")] == [0, 4, 13]
    assert len(scanned.terms("v")) == 1
    assert scanned.limits == ("Only the first 3 places were looked at for 1 word list: w",)


def test_lone_surrogates_do_not_crash() -> None:
    assert words(lexicon("may"), "a \ud800 may \udfff") == ["may"]
    assert found("may", "a \ud800 may \udfff") == ["may"]


FORMS = ("a", "ab", "a b", "b-a", "é", "b.", ".a", "aa b", "-.", ". a-b", "a b a b a", "a b a b b")


def naive(text: str) -> list[tuple[int, int]]:
    """Every form at every place, by the definition."""
    flat = straighten(text).lower().replace("\n", " ")
    hits = []
    for form in FORMS:
        regex = re.sub(r"\\? ", " +", re.escape(form))
        left = r"(?<![^\W])" if form[0].isalnum() else ""
        right = r"(?![^\W])" if form[-1].isalnum() else ""
        hits += [(m.start(1), m.end(1)) for m in re.finditer(f"(?=({left}{regex}{right}))", flat)]
    return sorted(h for h in hits if not any(o != h and o[0] <= h[0] and h[1] <= o[1] for o in hits))


@settings(max_examples=300, deadline=None)
@given(st.text("aAbé.-– \n’", max_size=40))
def test_the_automaton_finds_what_the_definition_says(text: str) -> None:
    article = article_of(text)
    terms = Matcher([lexicon(*FORMS)], []).scan(article).terms("w")
    assert [(t.span.start, t.span.end) for t in terms] == naive(text)


@pytest.mark.parametrize("shift", range(-14, 3))
def test_a_phrase_is_found_at_the_border_of_a_window(shift: int) -> None:
    text = "x" * (phrases.WINDOW + shift - 1) + " according to x according to"
    assert words(lexicon("according to", "to"), text) == ["according to", "according to"]


# -- patterns


def test_a_pattern_is_searched_sentence_by_sentence() -> None:
    assert found(r"\w+ \w+\.", "One two. Three. Four", "five.") == ["One two."]
    assert found(r"^\w+", "One two. Three four. ") == ["One", "Three"]


def test_a_pattern_may_hit_where_one_of_its_literals_stands() -> None:
    council, opening = Pattern(r"\bcouncil\b"), Pattern("it rained", lines=True)
    article = Matcher([lexicon("council")], [council, opening]).scan(
        article_of("The council met. It rained.", "It rained on the town council. Nobody came.")
    )
    may = [[article.may_hit(key, s.span) for s in article.sentences] for key in ("w", council.key, opening.key)]
    assert may == [[True] * 4, [True, False, True, False], [True] * 4]  # of a list all hits are known by then


def test_case_counts_only_when_asked() -> None:
    assert found("the", "The the") == ["The", "the"]
    assert found(Pattern("the", case=True), "The the") == ["the"]
    assert found("É", "É é") == ["É", "é"]


def test_quotes_hyphens_and_blanks_are_straight_for_patterns_whichever_they_are_written_with() -> None:
    text = "It’s “a”—b\u00a0c\nd"
    for regex in ("it's", "it’s", '"a"-b', "“a”—b", "“a”–b c d", r"b\sc d", "[’]s", '["“]a[”"]', "[a–]b", "[x–z—]b"):
        assert len(found(regex, text)) == 1, regex
    assert found("[x–z]b", "yb -b") == ["-b"]  # a dash in a class is itself, never a range


def test_the_group_hit_narrows_what_is_reported() -> None:
    assert found(r"(?:^|, )(?P<hit>notably|sadly),", "Sadly, he left, notably, at noon") == ["Sadly", "notably"]
    assert found(r"(?P<hit>x)?y", "xy y") == ["x"]


def test_not_after_looks_right_behind_the_match() -> None:
    pattern = Pattern(r"concerns were raised", not_after=r"(?: \w+){0,3} by\b")
    assert found(
        pattern, "Concerns were raised. Concerns were raised last week by two men. Concerns were raised byx."
    ) == [
        "Concerns were raised",
        "Concerns were raised",
    ]


def test_not_before_looks_right_before_the_match() -> None:
    pattern = Pattern(r"\bcrisis\b", not_before=r"\b(?:debt|no real) ")
    assert found(pattern, "The debt crisis, no real crisis, a real crisis, debt, crisis") == ["crisis", "crisis"]


def test_unless_in_sentence_looks_at_the_whole_sentence() -> None:
    pattern = Pattern(r"\ballegedly\b", unless_in_sentence=r"\bcourt\b")
    assert found(
        pattern, "The court heard he allegedly lied. He allegedly lied. In a courtyard he allegedly lied."
    ) == [
        "allegedly",
        "allegedly",
    ]


def test_lines_match_at_the_start_of_a_block_only() -> None:
    pattern = Pattern(r"(?:read )?more", lines=True, unless_in_sentence="never")
    assert found(pattern, "More. Read more. ", "Read more", "And more", "More. Never. ") == ["More", "Read more"]


def test_a_match_of_nothing_is_none() -> None:
    assert found("x*", "axa") == ["x"]


def test_equal_patterns_share_their_hits() -> None:
    article = Matcher([], [Pattern("a"), Pattern("a"), Pattern("a", case=True)]).scan(article_of("a A"))
    assert len(article.terms(Pattern("a").key)) == 2
    assert len(article.terms(Pattern("a", case=True).key)) == 1


def test_offsets_are_code_points() -> None:
    text = "𝄞 İß “é” naïve café – end"
    article = Matcher([], [Pattern("naïve"), Pattern("end")]).scan(article_of(text))
    (naive_,), (end,) = article.terms(Pattern("naïve").key), article.terms(Pattern("end").key)
    assert (naive_.span.start, end.span.end) == (text.index("naïve"), len(text))


def test_a_pattern_with_too_many_hits_is_given_up_and_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (patterns, scan):
        monkeypatch.setattr(module, "MOST_HITS", 3)
    scanned = Matcher([], [Pattern("a"), Pattern("b")]).scan(article_of("a a. a a b. ", "a"))
    assert len(scanned.terms(Pattern("a").key)) == 3
    assert len(scanned.terms(Pattern("b").key)) == 1
    assert scanned.limits == ("Only the first 3 places were looked at for 1 pattern: a",)


def test_of_many_patterns_that_are_given_up_three_are_named() -> None:
    text = "a b c d " * 1_001
    three, four = (
        Matcher([], map(Pattern, names)).scan(article_of(text, cut="")).limits for names in (("a", "b", "c"), "abcd")
    )
    assert three == ("Only the first 1,000 places were looked at for 3 patterns: a, b, c",)
    assert four == ("Only the first 1,000 places were looked at for 4 patterns: a, b, c ...",)


@pytest.mark.parametrize(("far", "stands"), [(799, False), (801, True)])
def test_what_must_not_stand_before_is_looked_for_in_eight_hundred_bytes(far: int, stands: bool) -> None:
    pattern = Pattern("end", not_before="q[^q]*")
    assert bool(found(pattern, "q" + "x" * (far - 1) + "end")) is stands


def test_a_pattern_whose_matches_never_stand_is_given_up_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "MOST_TRIES", 4)
    pattern = Pattern("a", not_after="b")
    scanned = Matcher([], [pattern]).scan(article_of("ab ab ab ab ab a"))
    assert scanned.terms(pattern.key) == () and len(scanned.limits) == 1


@pytest.mark.parametrize("unit", ["x", "é", "𝄞"])
def test_windows_know_what_stands_around_them(unit: str) -> None:
    long = (unit * 9 + " ") * 2_000  # 20,000 code points, no full stop
    text = f"start {long}middle {long}end"
    assert found("^start|^middle|^x|^é|^𝄞", text) == ["start"]
    assert found("end$|x$|é$|𝄞$", text) == ["end"]
    assert found(r"\bmiddle\b|\bend\b", text) == ["middle", "end"]
    pattern = Pattern(r"\bend\b", not_before=r"middle[^q]*", unless_in_sentence="nowhere")
    assert found(pattern, text) == ["end"]  # it looks back a little only
    assert found(Pattern(r"\bend\b", unless_in_sentence="^start"), text) == []


@settings(max_examples=150, deadline=None)
@given(st.text("ab é\n", max_size=60), st.integers(8, 20))
def test_windows_find_what_the_whole_sentence_would(text: str, window: int) -> None:
    wanted = [Pattern(r"a"), Pattern(r"ab"), Pattern(r"\ba b"), Pattern(r"^a"), Pattern(r"b$"), Pattern("é ?a")]
    article = article_of(text, cut="")
    whole = Matcher([], wanted).scan(article)
    before = patterns.WINDOW, patterns.OVERLAP
    patterns.WINDOW, patterns.OVERLAP = window, 4
    try:
        cut = Matcher([], wanted).scan(article)
    finally:
        patterns.WINDOW, patterns.OVERLAP = before
    for pattern in wanted:
        assert cut.terms(pattern.key) == whole.terms(pattern.key), pattern.regex
        assert all(cut.may_hit(pattern.key, t.span) for t in cut.terms(pattern.key)), pattern.regex


REGEXES = ("a+b", "(?:a|ab)(?:c|bcd)?", "[^a ]+", "b.", "a{2}", "(?:b|c)+?c", ".$", r"(?P<hit>a) b")


@settings(max_examples=200, deadline=None)
@given(st.text("abcé ", max_size=40))
def test_the_set_and_the_engine_find_what_python_finds(text: str) -> None:
    article = article_of(text, cut="")
    scanned = Matcher([], map(Pattern, REGEXES)).scan(article)
    for regex in REGEXES:
        spans = [m.span(1) if "hit" in regex else m.span() for m in re.finditer(regex, text.rstrip(" "))]
        assert [(t.span.start, t.span.end) for t in scanned.terms(Pattern(regex).key)] == spans, regex


def test_a_set_that_runs_out_of_memory_hides_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = [Pattern(rf"\b(?:\w+ ){{0,{n % 9 + 1}}}{n:02}\b") for n in range(90)]  # none has a literal
    article = article_of("one two three 03. 70")
    full = Matcher([], wanted).scan(article)
    assert len(full.terms(wanted[3].key)) == len(full.terms(wanted[70].key)) == 1
    monkeypatch.setattr(patterns, "TOGETHER", len(wanted))
    for memory in (200_000, 500_000):  # too little to build it, too little to run it
        monkeypatch.setattr(patterns, "SET_MEMORY", memory)
        scanned = Matcher([], wanted).scan(article)
        assert all(scanned.terms(p.key) == full.terms(p.key) for p in wanted)


@pytest.mark.parametrize(
    "regex",
    [
        r"(a+)+$",
        r"(a|aa)+$",
        r"(.*a){20}",
        r"(\w+\s*,?\s*)+said",
        r"a*b|a",
        r"((a+)?b?)*c",
        r'"(?:[^"\\]|\\.)*"\s*said',
        ".",
    ],
)
@pytest.mark.parametrize("unit", ["a", "ab", 'a, "', "A ", "\u00a0 "])
def test_no_pattern_hangs_on_a_long_line(regex: str, unit: str) -> None:
    text = unit * (200_000 // len(unit))
    pattern = Pattern(regex)
    article = Matcher([], [pattern]).scan(article_of(text, cut=""))
    assert len(article.terms(pattern.key)) <= patterns.MOST_HITS


# -- many hits


@pytest.mark.parametrize("key", ["w", Pattern("won|lost").key])
def test_many_hits_read_as_few_do(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    article = article_of(*("They may have won. She lost – “she may win”." for _ in range(60)))
    matcher = Matcher([lexicon("may", ("may have", "might have"))], [Pattern("won|lost")])
    many = matcher.scan(article).terms(key)
    monkeypatch.setattr(hits, "FEW", 1_000)
    few = matcher.scan(article).terms(key)
    assert isinstance(few, tuple) and not isinstance(many, tuple)
    assert [*many] == [*few] and len(many) == 120
    assert (many[3], many[-1], many[5:9], many[110:]) == (few[3], few[-1], [*few[5:9]], [*few[110:]])
    assert [bisect_left(many, t.span.start, key=lambda t: t.span.start) for t in few] == list(range(120))
    with pytest.raises(IndexError):
        many[120]
