"""Params of the kinds of check that no shipped rule sets, or none sets so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.own import own_rule
from tests.check.shipped import LINE

# -- attributions


@pytest.mark.parametrize(
    ("near", "text", "told"),
    [
        ("sentence", "Experts said so. Ada Holm said it fell.", True),
        ("sentence", "Experts said so, and Ada Holm said it fell.", False),
        ("next", "Experts said so. Ada Holm said it fell.", False),
        ("next", "Experts said so. It rained. Ada Holm said it fell.", True),
        ("next", "Ada Holm said it fell. Experts said so.", True),
        ("paragraph", "Ada Holm said it fell. It rained. Experts said so.", False),
        ("paragraph", "Ada Holm said it fell.\n\nExperts said so.", True),
        ("paragraph", "The BBC said it fell. Experts said so.", True),
    ],
)
def test_a_named_source_near_a_crowd(tmp_path: Path, near: str, text: str, told: bool) -> None:
    found = own_rule(tmp_path, "attribution", f"{{statuses: [vague], unless_named: {near}}}")
    assert [f.excerpt for f in found(LINE, text)] == (["Experts said so"] if told else [])


@pytest.mark.parametrize(
    ("params", "marked"),
    [
        ("{once: true}", ["Ada Holm said", "Tom Roe denied"]),
        ("{}", ["Ada Holm said", "She added", "Tom Roe denied"]),
        ("{mark: cue}", ["said", "added", "denied"]),
        ("{mark: source}", ["Ada Holm", "She", "Tom Roe"]),
        ("{pronoun: only}", ["She added"]),
        ("{pronoun: skip}", ["Ada Holm said", "Tom Roe denied"]),
        ("{quotes: only}", ["She added"]),
        ("{quotes: skip, where: {quoted: any}}", ["Ada Holm said", "Tom Roe denied"]),
        ("{occasion: only}", ["Ada Holm said"]),
        ("{lemmas: [deny, say]}", ["Ada Holm said", "Tom Roe denied"]),
        ("{constructions: [inverted]}", []),
        ("{types: [body]}", []),
        ("{source: [{regex: 'Holm'}]}", ["Ada Holm said"]),
        ("{not_source: [{regex: 'Holm'}]}", ["She added", "Tom Roe denied"]),
        ("{source: [{regex: 'Roe|Holm'}], not_source: [{regex: 'Holm'}]}", ["Tom Roe denied"]),
    ],
)
def test_which_attributions_are_asked_for(tmp_path: Path, params: str, marked: list[str]) -> None:
    text = "Ada Holm said on Monday that it fell. She added: “It leaked.” Tom Roe denied that it fell."
    found = own_rule(tmp_path, "attribution", params)
    assert [f.excerpt for f in found(LINE, text)] == marked


def test_a_remark_without_marks_place_date_or_medium_is_free(tmp_path: Path) -> None:
    found = own_rule(tmp_path, "attribution", "{}", "{free} {occasion} {words} {lemma}")
    text = "Ada Holm said that it fell. She said on Monday that it fell. “It fell,” she said."
    told = [f.message for f in found(LINE, text)]
    assert told == ["yes none paraphrased say", "no given paraphrased say", "no none quoted say"]


# -- citations and quotations


def test_citations_of_a_text(tmp_path: Path) -> None:
    text = "CNN said it fell. CNN said it burned. Reuters said the mayor told it that it fell."
    every = own_rule(tmp_path, "citation", "{}", "{name} {mention} {depth} {passed_on}")
    told = [f.message for f in every(LINE, text)]
    assert told == ["CNN 1 1 no", "CNN 2 1 yes", "Reuters 1 2 yes"]
    assert [f.excerpt for f in own_rule(tmp_path, "citation", "{once: true}")(LINE, text)] == [
        "CNN said",
        "Reuters said",
    ]
    assert [f.excerpt for f in own_rule(tmp_path, "citation", "{whole: false, chain: 2}")(LINE, text)] == ["Reuters"]
    assert len(own_rule(tmp_path, "citation", "{passed_on: only}")(LINE, text)) == 2
    assert own_rule(tmp_path, "citation", "{types: [document]}")(LINE, text) == []
    assert own_rule(tmp_path, "citation", "{not_constructions: [verb-before-content]}")(LINE, text) == []


def test_open_quotations_of_so_many_words(tmp_path: Path) -> None:
    for words, told in ((2, 1), (3, 1), (4, 0)):
        found = own_rule(tmp_path, "quote", f"{{fault: unclosed, min_words: {words}, where: {{quoted: any}}}}")
        assert len(found(LINE, "He said: “We will win.")) == told


# -- words


def test_words_by_their_number_and_rate(tmp_path: Path) -> None:
    text = "The mill stood by the old mill road and the wheel of it. "  # thirteen words
    rows = [
        ("{find: [{regex: 'mill'}], at_least: 2, per_1000: 153}", True),
        ("{find: [{regex: 'mill'}], at_least: 2, per_1000: 154}", False),  # 2 in 13 are 153.8 in 1,000
        ("{find: [{regex: 'mill'}], at_least: 3}", False),
        ("{find: [{regex: 'mill|wheel'}], at_least: 3}", True),
        ("{find: [{regex: 'mill|wheel'}], at_least: 3, distinct: true}", False),
        ("{find: [{regex: 'mill|wheel'}], at_least: 2, distinct: true}", True),
        ("{find: [{regex: 'mill'}], at_least: 1, min_words: 13}", True),
        ("{find: [{regex: 'mill'}], at_least: 1, min_words: 14}", False),
    ]
    for params, told in rows:
        assert bool(own_rule(tmp_path, "density", params)(LINE, text)) is told, params


def test_a_density_tells_its_figures_and_forty_places(tmp_path: Path) -> None:
    found = own_rule(tmp_path, "density", "{find: [{regex: 'mills?'}], at_least: 1}", "{count} {rate} {total} {list}")
    (one,) = found(LINE, "The mill stood by the mills of the sea.")
    assert one.message == "2 222.2 9 mill, mills" and len(one.spans) == 2
    (many,) = found(LINE, "The mill stood by it. " * 41)
    assert len(many.spans) == 40


def test_a_page_without_words_of_a_story_has_no_rate(tmp_path: Path) -> None:
    found = own_rule(tmp_path, "density", "{find: [{regex: 'line'}], at_least: 1, where: {blocks: [headline]}}")
    assert found("<article><h1>The line</h1></article>", format="html") == []


@pytest.mark.parametrize(
    ("params", "marked"),
    [
        ("{find: [{regex: 'mill'}], once: true}", ["mill"]),
        ("{find: [{regex: 'mill'}], join: true}", ["mill", "mill"]),
        ("{find: [{regex: 'mill'}], where: {start: only}}", []),
        ("{find: [{regex: '(?i)the'}], where: {start: only}}", ["The", "The"]),
        ("{find: [{regex: '(?i)the'}], where: {start: skip}}", ["the"]),
        ("{find: [{regex: '(?i)holm'}], where: {capital: only}}", ["Holm"]),
        ("{find: [{regex: '(?i)the|Holm'}], where: {capital: only}}", ["Holm"]),
        ("{find: [{regex: 'mill'}], where: {claims: skip}}", []),
        ("{find: [{regex: 'mill'}], where: {attributed: only}}", ["mill"]),
        ("{find: [{regex: 'mill'}], where: {blocks: [headline]}}", []),
        ("{find: [{regex: 'mill'}], where: {unless: [{regex: 'Holm'}]}}", ["mill", "mill"]),
        ("{find: [{regex: 'mill'}], where: {unless_near: [{regex: 'Holm'}]}}", []),
        ("{find: [{regex: 'mill'}], where: {unless_text: [{regex: 'Holm'}]}}", []),
        ("{find: [{regex: 'mill'}], where: {only_with: [{regex: 'sea'}]}}", ["mill", "mill"]),
        ("{find: [{regex: 'mill'}], where: {exempt: [{regex: 'old mill'}]}}", ["mill", "mill"]),
    ],
)
def test_where_words_count(tmp_path: Path, params: str, marked: list[str]) -> None:
    text = "The mill and an old mill fell by the sea. The mayor, Ada Holm, said that one mill stood."
    found = own_rule(tmp_path, "pattern", params)
    assert [f.excerpt for f in found(LINE, text)] == marked


def test_words_of_a_sentence_are_joined_and_counted(tmp_path: Path) -> None:
    found = own_rule(tmp_path, "pattern", "{find: [{regex: 'mill'}], join: true}", "{word} {nth} {place}")
    text = "The mill and an old mill fell. It was a mill."
    assert [(f.message, len(f.spans)) for f in found(LINE, text)] == [("mill 1 1", 2), ("mill 3 2", 1)]


@pytest.mark.parametrize(("gap", "told"), [(0, False), (1, False), (2, True)])
def test_a_pair_of_words_so_many_words_apart(tmp_path: Path, gap: int, told: bool) -> None:
    found = own_rule(tmp_path, "pair", f"{{first: [{{regex: mill}}], then: [{{regex: sea}}], gap: {gap}}}")
    assert bool(found(LINE, "The mill by the sea fell.")) is told


def test_a_pair_stands_in_one_sentence(tmp_path: Path) -> None:
    found = own_rule(tmp_path, "pair", "{first: [{regex: mill}], then: [{regex: sea}], gap: 9}")
    assert found(LINE, "- The old mill\n- By the sea it fell") == []
    assert found("<article><h1>The line</h1><p>It is a mill</p><p>by sea it fell.</p></article>", format="html") == []
    assert found(LINE, "The mill fell by the sea, and the mill stood by it.")[0].excerpt == "mill fell by the sea"


# -- repetition, headings, hedges, drift


def test_the_longest_name_that_repeats(tmp_path: Path) -> None:
    text = "So the Upper Brook Valley West Line Bus runs. " * 5
    for longest, phrase in ((3, "West Line Bus"), (6, "Upper Brook Valley West Line Bus")):
        found = own_rule(tmp_path, "repetition", f"{{fault: keyword, longest: {longest}}}", "{phrase} {count} {total}")
        assert [f.message for f in found(LINE, text)] == [f"{phrase} 5 {9 * 5 + 2}"]
    found = own_rule(tmp_path, "repetition", "{fault: keyword}")
    assert [f.excerpt for f in found(LINE, text)] == ["Upper Brook Valley West Line"]


@pytest.mark.parametrize(
    ("params", "marked"),
    [
        ("{groups: [modal]}", ["may have sunk"]),
        ("{groups: [modal], verb: false}", ["may"]),
        ("{groups: [modal], owned: any}", ["may have sunk", "may burn"]),
        ("{groups: [modal], owned: only}", ["may burn"]),
        ("{groups: [adverb]}", ["likely", "It seems old"]),
        ("{groups: [], verbs: [appear]}", ["appears wet"]),
    ],
)
def test_which_hedges_are_asked_for(tmp_path: Path, params: str, marked: list[str]) -> None:
    text = (
        "The ferry may have sunk. It likely, they fear, fell. It seems old. The pier appears wet. "
        "The mayor said it may burn."
    )
    assert [f.excerpt for f in own_rule(tmp_path, "hedge", params)(LINE, text)] == marked


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("The ferry may have sailed.", "deed"),
        ("The ferry may have met it.", "deed"),
        ("The ferry may sink.", "other"),
        ("The ferry may have a crew.", "other"),
        ("The crew likely met.", "deed"),
        ("The crew likely sailed.", "deed"),
        ("The crew is likely sailing.", "deed"),
        ("The crew is likely to sail.", "other"),
        ("The crew is likely old.", "other"),
        ("The crew is likely king.", "other"),
    ],
)
def test_what_is_guessed(tmp_path: Path, text: str, form: str) -> None:
    found = own_rule(tmp_path, "hedge", "{groups: [modal, adverb]}", "{form}")
    assert [f.message for f in found(LINE, text)] == [form]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The cause is unclear. It rained. The cause was a lamp.", True),
        ("The cause is unclear. It rained. The cause was likely a lamp.", False),
        ("The cause is unclear. It rained. The cause was a lamp, Ada Holm said.", False),
        ("The cause was a lamp. It rained. The cause is unclear.", False),
        ("The motive is unclear. It rained. The cause was a lamp.", False),
    ],
)
def test_an_unknown_that_becomes_a_fact(tmp_path: Path, text: str, told: bool) -> None:
    params = "{fault: certainty, gaps: [knowledge-gaps], nouns: [cause], later: [{regex: 'The cause was'}]}"
    assert [f.excerpt for f in own_rule(tmp_path, "drift", params)(LINE, text)] == (["The cause was"] if told else [])


# -- the whole text


def test_a_share_is_told_in_percent(tmp_path: Path) -> None:
    text = " ".join(f"Ada Holm said it fell {n} times." for n in range(2, 7)) + " Tom Roe said it sank."
    rest = "{source} {count} {total} {percent}"
    found = own_rule(tmp_path, "sourcing", "{fault: concentration, share: 0.5}", rest)
    assert [f.message for f in found(LINE, text)] == ["Ada Holm 5 6 83"]
    assert own_rule(tmp_path, "sourcing", "{fault: concentration, share: 0.9}", rest)(LINE, text) == []
    found = own_rule(tmp_path, "sourcing", "{fault: all-secondary}", "{count} {total} {percent}")
    assert [f.message for f in found(LINE, "CNN said so. Reuters said so. Ada Holm said so.")] == ["2 3 67"]


@pytest.mark.parametrize(("sentences", "told"), [(4, False), (5, True)])
def test_a_tone_is_told_of_five_sentences(tmp_path: Path, sentences: int, told: bool) -> None:
    found = own_rule(tmp_path, "tone", "{fault: balance}", "{negative} {positive} {neutral} {total}")
    texts = [f.message for f in found(LINE, "It is a lovely good pier. " * sentences)]
    assert texts == (["0 100 0 5"] if told else [])


def test_a_tone_leans_where_three_in_five_sentences_do(tmp_path: Path) -> None:
    found = own_rule(tmp_path, "tone", "{fault: balance}", "{negative} {positive} {neutral} {total}")
    good, plain = "It is a lovely good pier. ", "It is a pier of old. "
    assert [f.message for f in found(LINE, good * 3 + plain * 2)] == ["0 60 40 5"]
    assert found(LINE, good * 4 + plain * 3) == []
