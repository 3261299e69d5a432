"""The tone profile: equal to vaderSentiment where it says so, bounded, and about the writer's own words."""

from __future__ import annotations

import importlib.metadata
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from audit.annotate import tone
from audit.annotate.quotes import annotate_quotes
from audit.annotate.vader import MAX_LENGTH, METHOD, Scores, fold, vader
from audit.model.article import Article, Kind, Source
from audit.model.marks import Language, Quote, Sourcing, Status, Term, Tone
from audit.model.text import Span
from audit.model.text import fold as low
from audit.parse import parse

ROOT = Path(__file__).resolve().parents[2]
LEXICON = yaml.safe_load((ROOT / "rules/lexicons/event-words.yaml").read_text("utf-8"))
FORMS = [form for entry in LEXICON["entries"] for form in [entry["term"], *entry.get("forms", [])]]
ORACLE = SentimentIntensityAnalyzer()


def article(
    text: str, *, headline: bool = False, language: str = "en", answered: dict[int, Status] | None = None
) -> Article:
    """The text with the layers that tone reads; `answered`: the status of a sentence, by its index."""
    made = parse(Source("a.txt", text, "text", "0" * 64))
    if headline:
        made = replace(made, blocks=(replace(made.blocks[0], kind=Kind.HEADLINE), *made.blocks[1:]))
    pattern = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, FORMS), key=len, reverse=True)) + r")\b")
    events = tuple(Term(Span(*m.span()), "event-words") for m in pattern.finditer(low(text)))
    made = made.with_terms({"event-words": events})
    made = made.with_layer(Language, [Language(Span(0, len(text)), language, 0.3)])
    made = made.with_layer(Quote, annotate_quotes(made))
    marks = [Sourcing(made.sentences[n].span, n, status) for n, status in (answered or {}).items()]
    return made.with_layer(Sourcing, marks)


def profile(made: Article) -> dict[str, Any]:
    return tone.tone_profile(made).row()


def scored(sentence: str) -> Scores:
    reading = vader().read(sentence)
    return vader().score(reading, vader().weigh(reading))


def oracle(sentence: str) -> Scores:
    found = ORACLE.polarity_scores(fold(sentence))
    return Scores(found["compound"], found["pos"], found["neu"], found["neg"])


# -- equal to the library

SENTENCES = [
    "The bridge opened on Monday.",
    "The new clinic is a great success, and nurses are VERY happy with it!!!",
    "The new clinic isn’t a success, and nurses aren’t happy with it.",
    "It was the least helpful answer of the day, but at least it was honest.",
    "No good reason was given; no reason, good or bad, would do.",
    "The plan is sort of good, kind of bad, and never so loved as this.",
    "Without doubt the worst, without a doubt the best.",
    "“A disgrace,” she said — “a terrible, terrible disgrace…”",
    "He called it the bomb, a kiss of death, food to die for, at the bus stop.",
    "The crew was never in a place this good.",
    "The crew gave it a kiss of death.",
    "The crew hain't good hands.",
    "Residents cheered 🎉🎉 and wept😂 :) :-(",
    "OUTRAGE as COUNCIL CUTS PARK",
    "",
    "—",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_scores_as_the_library_scores_it_folded(sentence: str) -> None:
    assert scored(sentence) == oracle(sentence)


NEAR = """
    not never so this without doubt least at very but no or nor kind of sort just enough to die for kiss death the bomb
    beating heart isn't don’t bus stop yeah right bad ass !! ?? ( 😂 ❤ house A “well” most hardly
"""
"""What can change the score of a word beside it."""

WORDS = st.one_of(
    st.sampled_from(["crew", "bridge", "a", "Monday", "in"]),
    st.sampled_from(NEAR.split()),
    st.sampled_from(sorted(ORACLE.lexicon)[::9]),
)
TOKENS = st.builds(lambda word, loud: word.upper() if loud else word, WORDS, st.integers(0, 4).map(lambda n: n == 0))


@given(st.lists(TOKENS, max_size=14).map(" ".join))
@settings(max_examples=400, deadline=None)
def test_any_row_of_words_scores_as_the_library_scores_it(sentence: str) -> None:
    assert scored(sentence) == oracle(sentence)


@given(st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_text_scores_as_the_library_scores_it_and_folds_one_to_one(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert scored(text) == oracle(text)


def test_the_typographic_apostrophe_negates() -> None:
    assert scored("Drivers don’t like it.") == scored("Drivers don't like it.")
    assert scored("Drivers don’t like it.").compound < 0 < ORACLE.polarity_scores("Drivers don’t like it.")["compound"]


def test_the_named_version_is_the_installed_one() -> None:
    assert f"vaderSentiment {importlib.metadata.version('vaderSentiment')}" == METHOD


# -- bounded

NASTY = {
    "emoji": "😂" * 10_000,
    "emoticons": ":) " * 5_000,
    "negated": "not good " * 5_000,
    "one word": "good" * 5_000,
    "one line": "The plan is not bad, " * 5_000,
}


@pytest.mark.parametrize("name", NASTY)
def test_work_is_bounded_by_length_and_never_over_the_whole_text(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    windows: list[int] = []
    judge = ORACLE.sentiment_valence

    def spy(valence: float, around: Any, item: str, at: int, out: list[float]) -> Any:
        windows.append(len(around.words_and_emoticons))
        return judge(valence, around, item, at, out)

    monkeypatch.setattr(vader()._analyser, "sentiment_valence", spy)
    reading = vader().read(NASTY[name])
    assert len(reading.text) <= MAX_LENGTH
    assert len(reading.valences) <= len(reading.tokens) <= MAX_LENGTH
    assert len(windows) <= len(reading.tokens) and max(windows, default=0) <= 6


def test_the_profile_says_how_many_sentences_were_cut() -> None:
    made = article("The yard is calm. " * 6 + "The queue was long and slow, " * 200)
    (block,) = made.blocks
    rest = Span(block.sentences[6].span.start, len(made.text))
    sentences = (*block.sentences[:6], replace(block.sentences[6], span=rest))
    assert len(rest) > MAX_LENGTH
    found = profile(replace(made, blocks=(replace(block, sentences=sentences),)))
    assert (found["cut"], found["sentences"]) == (1, 7)


# -- the layer


def test_the_layer_has_one_mark_a_sentence_of_headline_and_body_and_tells_quotations() -> None:
    body = "Crews did well. “This was a superb effort,” she said.\n\nIt was “superb”, said the mayor of the town."
    text = "Mayor praises crews\n\n" + body
    made = article(text, headline=True)
    marks = tone.annotate_tone(made)
    assert [made.slice(m.span) for m in marks] == [made.slice(s.span) for s in made.sentences]
    assert [m.quoted for m in marks] == [False, False, True, False]
    assert marks == tuple(Tone(m.span, *oracle(made.slice(m.span)), quoted=m.quoted) for m in marks)


def test_captions_and_promo_have_no_tone() -> None:
    made = article("A horrible day.\n\nA lovely day.")
    made = replace(made, blocks=(replace(made.blocks[0], kind=Kind.PROMO), made.blocks[1]))
    assert [made.slice(m.span) for m in tone.annotate_tone(made)] == ["A lovely day."]


# -- the profile

PLAIN = "The hall opens on Monday. It has two floors. The roof is green. Buses run past it. Doors close at nine. "


def test_event_words_say_nothing_of_the_writer() -> None:
    found = profile(article(PLAIN + "The war killed nine people. A bomb attack wrecked a prison."))
    assert (found["negative"], found["neutral"], found["mean"]) == (0.0, 1.0, 0.0)
    assert found["raw"]["negative"] > 0.2 and found["raw"]["mean"] < 0
    assert found["event_words"] == 5  # war, killed, bomb, attack, prison
    assert found["drivers"] == []


def test_the_writers_own_words_drive_it_the_heaviest_first() -> None:
    found = profile(article(PLAIN + "The awful plan failed. An awful, awful war followed. Some hope remains."))
    assert [d["word"] for d in found["drivers"]] == ["awful", "failed", "hope"]
    assert found["drivers"][0] == {"word": "awful", "count": 3, "valence": -6.0}
    assert found["negative"] == 0.25 and found["positive"] == 0.125


def test_an_event_word_beside_an_emoji_is_still_found() -> None:
    found = profile(article(PLAIN + "A 🎉🎉 day, and the war is a disgrace."))
    assert "war" not in [d["word"] for d in found["drivers"]]
    assert "disgrace" in [d["word"] for d in found["drivers"]]


def test_quoted_sentences_stand_apart_and_quoted_words_are_not_the_writers() -> None:
    text = PLAIN + "“It is a horrible, horrible mess,” said Ms Lund. The mayor of the town called it “horrible”."
    found = profile(article(text))
    assert found["quoted"]["sentences"] == 1 and found["quoted"]["mean"] < -0.5
    assert found["sentences"] == 6 and found["mean"] == 0.0 and found["drivers"] == []
    assert [index for index, _ in found["series"]] == [0, 1, 2, 3, 4, 6]


def test_attributed_are_those_for_which_somebody_answers() -> None:
    praise = "The plan is a great success, the ministry said."
    text = PLAIN + praise + " The plan is terrible, critics say."
    found = profile(article(text, answered={5: Status.IDENTIFIED, 6: Status.VAGUE}))
    figures = {"sentences": 1, "positive": 1.0, "negative": 0.0, "neutral": 0.0, "mean": oracle(praise).compound}
    assert found["attributed"] == figures
    assert found["narrated"]["sentences"] == 6 and found["narrated"]["negative"] == 0.167
    assert found["sentences"] == found["narrated"]["sentences"] + found["attributed"]["sentences"]


def test_headline_and_blocks_have_their_own_figures() -> None:
    made = article("Horrible mess at new hall\n\n" + PLAIN + "\n\nThe hall is a joy.", headline=True)
    found = profile(made)
    assert found["headline"] == oracle("Horrible mess at new hall").compound
    assert found["by_block"] == [
        {"block": 1, "sentences": 5, "mean": found["by_block"][0]["mean"]},
        {"block": 2, "sentences": 1, "mean": oracle("The hall is a joy.").compound},
    ]
    assert profile(article(PLAIN))["headline"] is None


def test_too_little_text_and_other_languages_are_not_judged() -> None:
    assert profile(article("The hall is a joy. It opens soon.")) == {
        "status": "not judged: fewer than 5 sentences outside quotations",
        "sentences": 2,
    }
    assert profile(article(PLAIN, language="other")) == {"status": "not judged: language"}


def test_no_figure_is_a_negative_zero_and_all_is_json() -> None:
    text = json.dumps(profile(article(PLAIN + "A good day but a bad night. It is fine.")))
    assert "-0.0," not in text and "-0.0}" not in text and "-0.0]" not in text and "NaN" not in text


# -- the word list


def test_every_event_word_weighs_in_the_library_and_stands_once() -> None:
    assert len(FORMS) == len(set(FORMS))
    assert [form for form in FORMS if not any(word in ORACLE.lexicon for word in form.split())] == []


def test_words_that_judge_are_no_event_words() -> None:
    judging = {
        "brutal",
        "catastrophe",
        "disgrace",
        "evil",
        "failed",
        "great",
        "horrible",
        "racist",
        "scandal",
        "threat",
    }
    assert judging.isdisjoint(FORMS)


# -- the same everywhere

PROBE = """
import json, socket, sys
def refuse(*a, **k): raise AssertionError("network")
socket.socket = refuse
sys.path.insert(0, {tests!r})
import audit.annotate.tone, audit.annotate.readability
assert not {{"vaderSentiment", "textstat", "nltk"}} & set(sys.modules), "imported too early"
from test_tone import PROBE_TEXT, article
made = article(PROBE_TEXT)
for heavy in ("textstat", "nltk"):
    assert heavy not in sys.modules, heavy
profiles = audit.annotate.tone.tone_profile(made), audit.annotate.readability.readability_profile(made)
print(json.dumps([profile.row() for profile in profiles]))
assert not {{"textstat", "nltk"}} & set(sys.modules), "not needed"
"""
HEATED = "The awful plan failed, but “we hope”, said Mr. Zlatkov’s aide. 🎉 Critics don’t mind. "
PROBE_TEXT = " ".join([PLAIN, HEATED, PLAIN] * 4)


def test_the_same_bytes_without_network_and_home_under_any_hash_seed() -> None:
    outputs = set()
    for seed in ("0", "1", "4711"):
        clean = {k: v for k, v in os.environ.items() if k not in ("HOME", "NLTK_DATA", "PYTHONPATH")}
        env = {**clean, "PYTHONHASHSEED": seed, "HOME": "/nonexistent", "PYTHONPATH": str(ROOT)}
        code = PROBE.format(tests=str(Path(__file__).parent))
        done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        outputs.add(done.stdout)
    from audit.annotate.readability import readability_profile

    made = article(PROBE_TEXT)
    assert outputs == {json.dumps([profile(made), readability_profile(made).row()]) + "\n"}
