"""Word classes of claims and hedges: in each sentence the gap is filled with every word of a class, and whatever the
word, the sentence is read in the same way. A word that falls off its list shows here."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from annotate.reading import claimed, hedges


def unlike(sentence: str, words: list[str], wanted: Callable[[str], bool]) -> list[str]:
    """The words with which the sentence is not read as it should be."""
    return [word for word in words if not wanted(sentence.format(word))]


# -- hedges


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("From the hill they could {} the sea.",
         "afford believe feel hear imagine recall remember see sense smell tell understand"),
        ("They could {} see the sea.", "also only still even barely hardly"),
        ("The pier could {} fall.", "not hardly barely never"),
        ("Ada Holm may {} at the gate.",
         "apply attend bring cancel contact download enrol enroll enter file opt order park purchase register "
         "request smoke submit unsubscribe visit vote"),
        ("Ada Holm may {} enter at the gate.", "not only also"),
        ("The old tickets may be {} at the gate.",
         "contacted downloaded mailed obtained ordered purchased reached sent submitted viewed"),
        ("The pier is {} drugs may cause harm.",
         "although and as because but if or since so than that though when where whereas whether which while who"),
        ("{} might was lost.",
         "a an her his its my our that the their these this those your military economic all"),
        ("Men are {} likely to drown.", "as equally half less more times twice"),
        ("They left {} possible harm behind.",
         "best far humanly if long many much not quickly soon well when whenever where wherever worst be it made "
         "makes make"),
        ("It is possible {} sail.", "to for with by only because in when through"),
        ("The danger {} apparent harm.",
         "are became become becomes fully immediately increasingly is more readily was were"),
        ("The potential {} the sea grew.", "to of and in is was as by with at that"),
        ("The sailor suspected {} crew.", "that of the he she they"),
        ("She appeared {} the gate.",
         "after again alone alongside at before by first for from here in live on there together with"),
        ("The {} to the crew were old.", "signals points estimates guesses hints suspects"),
        ("{} signals to the crew were old.", "a an her his its my our that the their these this those your"),
        ("It was {} unknown sailor.", "a an the this that some for of with"),
        ("They {} it sank.", "guess infer surmise"),
    ],
)  # fmt: skip
def test_beside_these_words_nothing_is_hedged(sentence: str, words: str) -> None:
    assert unlike(sentence, words.split(), lambda text: hedges(text) == []) == []


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("{} drugs may cause harm.",
         "all he her here his i it its many my one others our several she some the their there these they this "
         "those we what you your"),
        ("Old prices may {}.",
         "begin climb close collapse continue decline decrease drop end face fall follow grow improve increase "
         "leave lose quit reopen resume return rise shrink slow soar start stop strike win worsen"),
        ("A suggestion {} the sale grew.", "about around as for of on over regarding surrounding that to"),
        ("There was {} in town.", "speculation rumour rumor guesswork conjecture likelihood possibility"),
        ("The old flag {} a storm.", "signals indicates implies suggests"),
    ],
)  # fmt: skip
def test_beside_these_words_something_is_hedged(sentence: str, words: str) -> None:
    assert unlike(sentence, words.split(), lambda text: bool(hedges(text))) == []


# -- claims


@pytest.mark.parametrize(
    ("trigger", "sentence", "words"),
    [
        ("number", "The pier cost them 4 {}.", "billion dozen hundred million thousand trillion"),
        ("number", "They saw several {} there.", "billions dozens hundreds millions thousands trillions"),
        ("number", "It drowned {} sailors people there.",
         "eight eleven fifty five forty four half nine seven six ten thirty three twelve twenty two"),
        ("number", "It drowned two {} there.",
         "cases children civilians dead deaths employees injured jobs killed members men officers passengers "
         "patients people residents soldiers students troops victims women workers wounded"),
        ("cause", "The lamp {} a fire.",
         "caused drove forced fueled fuelled prompted sparked spurred triggered unleashed"),
        ("motive", "Ada Holm {} to sail.",
         "aimed aiming aims attempt attempted attempting attempts believed believes considered considers decided "
         "decides desperate determined eager expected expects fear feared fearing fears hated hates hoped hopes "
         "hoping intend intended intends keen knew knows loved planned planning plans prefer preferred prefers "
         "pretended pretends pushing refused refuses refusing regrets reluctant seek seeking seeks sought "
         "struggled struggling thinks tried tries trying unwilling vowed vows want wanted wants willing wished "
         "wishes worried worries"),
        ("forecast", "It {} sink soon.", "could may might poised will won't"),
        ("superlative", "It is the {} pier there.",
         "biggest busiest cheapest closest coldest deadliest earliest fastest greatest hardest heaviest highest "
         "hottest largest longest lowest newest oldest poorest richest sharpest smallest steepest strongest "
         "toughest unprecedented weakest wealthiest worst youngest"),
        ("superlative", "They saw {} record catch.", "a all-time an new on the to"),
        ("superlative", "It is {} most loved pier.", "her his its our the their"),
    ],
)  # fmt: skip
def test_words_that_make_a_trigger(trigger: str, sentence: str, words: str) -> None:
    assert unlike(sentence, words.split(), lambda text: trigger in claimed(text)) == []


@pytest.mark.parametrize(
    ("trigger", "sentence", "phrases"),
    [
        ("cause", "The lamp {} a fire.",
         "attributed to, blamed for, blamed on, brought about, comes from, contributed to, gave rise, gives rise, "
         "lead to, leads to, led to, paved the, resulted in, stem from, stemmed from, stems from"),
        ("forecast", "It is {} sink soon.",
         "about to, bound to, certain to, destined to, expected to, forecast to, going to, likely to, projected "
         "to, scheduled to, set to, slated to, track to, unlikely to"),
    ],
)  # fmt: skip
def test_phrases_that_make_a_trigger(trigger: str, sentence: str, phrases: str) -> None:
    assert unlike(sentence, phrases.split(", "), lambda text: trigger in claimed(text)) == []


@pytest.mark.parametrize(
    ("trigger", "sentence", "words"),
    [
        ("number", "The hall saw 14 {} nights.",
         "apr april aug august dec december feb february jan january jul july jun june mar march may nov november "
         "oct october sep sept september"),
        ("number", "The hall opens at 14 {} nights.", "am edt est gmt pm"),
        ("number", "He was 14 {} sailors then.", "old years"),
        ("motive", "Ada Holm was {} by them.", "considered expected feared intended planned"),
        ("motive", "Ada Holm {} considered by them.", "are be been is not was were"),
        ("motive", "Ada Holm saw {} plans there.",
         "a an any for growing his in its many new no of our over public some such the their these those with"),
        ("forecast", "It was {} will of them.",
         "a against at free god's good her his ill its last own political the their"),
    ],
)  # fmt: skip
def test_words_beside_which_there_is_no_trigger(trigger: str, sentence: str, words: str) -> None:
    assert unlike(sentence, words.split(), lambda text: trigger not in claimed(text)) == []


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("We {} sail on.", "can can't cannot could have hope let may might need shall want will wish won't"),
        ("You {} see the sea.", "can could may might need want"),
        ("The fares {} be fair.", "must mustn't ought should shouldn't"),
        ("{} is the pier.", "above below here here's"),
        ("A dinghy is {} open boat.", "a an any the"),
    ],
)
def test_words_of_a_sentence_that_is_no_claim(sentence: str, words: str) -> None:
    assert unlike(sentence, words.split(), lambda text: claimed(text) == ()) == []


@pytest.mark.parametrize(
    ("sentence", "phrases"),
    [
        ("{} the fares are fair.",
         "in my opinion, in my view, in our opinion, in our view, it seems to me, to my mind"),
        ("There is {} it.", "goes without saying, needless to say, no denying, no doubt about, that is to say"),
    ],
)  # fmt: skip
def test_phrases_of_a_sentence_that_is_no_claim(sentence: str, phrases: str) -> None:
    assert unlike(sentence, phrases.split(", "), lambda text: claimed(text) == ()) == []


@pytest.mark.parametrize(
    ("trigger", "sentence", "words"),
    [
        ("evaluation", "The pier {} old.",
         "am are aren't has have he's is isn't it's remain remains seem seems she's that's there's they're"),
        ("event", "The pier {} old there.",
         "be been can can't cannot couldn't did didn't do does doesn't don't had hadn't hasn't haven't shall wasn't "
         "were weren't would wouldn't"),
    ],
)  # fmt: skip
def test_verbs_of_a_statement(trigger: str, sentence: str, words: str) -> None:
    assert unlike(sentence, words.split(), lambda text: claimed(text) == (trigger,)) == []
