"""Subtitles: cues, speakers, pauses, sounds, captions that roll, places."""

from __future__ import annotations

import re

from audit import load
from audit.model.article import Article
from audit.model.text import Span
from audit.parse import INPUTS, parse

ARTICLE = b"""1
00:00:01,000 --> 00:00:03,000
The <i>old</i> pier sank

2
00:00:03,200 --> 00:00:05,000
{\\an8}on Monday.
Nobody was hurt.
"""


def srt(*cues: str, gap: float = 2.0, length: float = 2.0) -> str:
    """The cues, each `gap` seconds after the one before has begun, and so long."""

    def time(seconds: float) -> str:
        whole = int(seconds)
        return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02},{int(seconds * 1000) % 1000:03}"

    return "\n\n".join(f"{n + 1}\n{time(n * gap)} --> {time(n * gap + length)}\n{cue}" for n, cue in enumerate(cues))


def read(text: str, name: str = "a.srt") -> Article:
    return parse(load.from_bytes(text.encode(), name, INPUTS))


def paragraphs(text: str, name: str = "a.srt") -> list[str]:
    article = read(text, name)
    assert all(b.form == "paragraph" for b in article.blocks)
    return [article.slice(b.span) for b in article.blocks]


def test_it_is_a_transcript() -> None:
    assert read(srt("It sank.")).meta.genre == "transcript"


def test_a_paragraph_ends_at_a_speaker_a_dash_and_a_pause() -> None:
    text = srt("ANN LEE: It sank,", "on Monday.", "BOB: Did it?", "- Yes.\n- No.", ">> I see. It", "rose.")
    assert paragraphs(text) == ["ANN LEE: It sank, on Monday.", "BOB: Did it?", "Yes.", "No.", "I see. It rose."]
    assert paragraphs(srt("It sank.", "It rose.")) == ["It sank. It rose."]
    assert paragraphs(srt("It sank.", "It rose and", "fell.", gap=9)) == ["It sank.", "It rose and fell."]


def test_a_long_speech_has_paragraphs() -> None:
    said = [f"The board has voted {n} times to close the old pier for good." for n in range(60)]
    found = paragraphs(srt(*said))
    assert 2 < len(found) < 10 and " ".join(found) == " ".join(said)


def test_sounds_are_nobodys_words() -> None:
    article = read(srt("[MUSIC PLAYING]", "It sank.", "(APPLAUSE)", "♪ Oh pier ♪", "It [laughs] rose."))
    assert article.text == "It sank. It [laughs] rose."
    assert article.limits == ("3 descriptions of sounds were left out.",)


def test_a_blank_line_in_a_cue_loses_nothing() -> None:
    assert paragraphs(
        "1\n00:00:01,000 --> 00:00:02,000\nIt\n\nsank.\n\n2\n00:00:02,500 --> 00:00:03,000\nIt rose.\n"
    ) == ["It sank. It rose."]


def test_a_number_that_is_said_stays() -> None:
    assert paragraphs(
        "1\n00:00:01,000 --> 00:00:02,000\nIt sank in\n1921\n\n2\n00:00:02,500 --> 00:00:03,000\nand rose.\n"
    ) == ["It sank in 1921 and rose."]


def test_captions_that_roll_are_read_once() -> None:
    article = read(
        srt("The old pier", "The old pier\nsank on Monday.", "sank on Monday.\nNobody was", "Nobody was\nhurt.")
    )
    assert article.text == "The old pier sank on Monday. Nobody was hurt."
    assert article.limits == ("The captions roll: 3 lines that repeat the line before were read once.",)


def test_captions_that_grow_are_read_once() -> None:
    assert paragraphs(srt("The", "The old", "The old pier", "The old pier sank.")) == ["The old pier sank."]


def test_what_is_said_twice_stays() -> None:
    assert paragraphs(
        srt("No.", "No.", "It did not sink.", "It rose.", "Did it?", "It did.", "So.", "Yes, it did.")
    ) == ["No. No. It did not sink. It rose. Did it? It did. So. Yes, it did."]


def test_every_word_leads_back() -> None:
    text = srt("<b>ANN:</b> It &amp; the <font color='red'>pier</font>", "- sank,\r\n<i>they</i> said.").replace(
        "\n", "\r\n"
    )
    article = read(text)
    for word in re.finditer(r"[^\W_]+", article.text):
        place = article.map.to_source(Span(*word.span()))
        assert article.source.text[place.start : place.end] == word[0]
    assert article.text == "ANN: It & the pier\n\nsank, they said."


def test_no_cue_is_said() -> None:
    for name in ("a.srt", "a.vtt"):
        try:
            read("WEBVTT\n\nThe pier sank.", name)
            raise AssertionError
        except load.source.LoadError as e:
            assert e.code == "no-text" and "no subtitles" in str(e)


def test_hostile_lines_are_linear() -> None:
    read(
        srt("<" * 300_000, "[" * 300_000, "-" * 300_000, "&" * 300_000, "♪" * 300_000, "<i" * 200_000, "{\\" * 200_000)
    )
    read(srt(*["a\nb"] * 50_000, gap=0.01))
    read("0:00:00,1 --> 0:00:00,2\n" * 200_000 + "x")
    read("9" * 1_000_000 + "\n" + srt("x"))


def test_it_is_told_by_its_first_bytes() -> None:
    assert load.from_bytes(ARTICLE, "-", INPUTS).format == "srt"
