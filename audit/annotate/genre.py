"""Of what genre is a text that does not say? Told from its form, and only where that is plain: what is found wrongly
silences rules, so each sign asks for several things at once.

It is read before the words are searched, since the genre chooses what they are searched for: from the blocks as they
were parsed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import cached_property

from audit.lang import DEFAULT
from audit.lang.wordsets import PhraseSet, WordRow, WordSet, WordSets
from audit.model.article import Article, Form
from audit.model.dataclass import dataclass
from audit.model.text import WORD

LABELS = 12  # blocks among which the label of a section stands
HEAD = 3  # paragraphs in which a story says what it is about
READ = 400  # blocks that are looked at
ASKED, ENTRIES, ITEMS, TURNS = 3, 4, 5, 8  # questions, entries of a live page, items of a list, turns of a transcript
SITTING, PLAYED, WEATHER, BOOKS = 5, 5, 8, 3  # different words of a trial, a match, a forecast, a balance sheet
JUDGED = 4  # different words of what is reviewed
SPOKEN = 10  # words of a turn on average
SUMS = 3  # sums of money in the head of a report on results

_QUESTION = re.compile(r"\s*(?:Q|Question)\s*[:.]\s*\S")
_ANSWER = re.compile(r"\s*(?:A|Answer)\s*[:.]\s*\S")
_NAME = r"(?:[A-Z][\w.'’-]*|[A-Z]{2,})"
_TURN = re.compile(rf"\s*({_NAME}(?: {_NAME}){{0,3}})(?: \([^)]{{1,40}}\))?:(?=\s|$)")
_TIME = re.compile(r"\s*[\[(]?\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?(?:\s*\(?[A-Z]{2,4}\b\)?)?", re.IGNORECASE)
_NUMBERED = re.compile(r"\s*#?(\d{1,2})[.):]\s+\S")
_COUNTED = re.compile(r"\b(\d{1,2})\b")
_SCORE = re.compile(r"(?<![\d/–-])\d{1,3}\s?[-–]\s?\d{1,3}(?![\d/–-])")
_RESULT = re.compile(r"[A-Z][\w'’.]+ \d{1,3}\s?[-–]\s?\d{1,3} (?:[A-Z]|\()")
_AMOUNT = re.compile(r"\s*(?:\d+(?:[.,/]\d+)?|[½¼¾⅓⅔]) ?(?:g|kg|ml|l|tsp|tbsp|cups?|oz|lb|teaspoons?|tablespoons?)\b")
_MONEY = re.compile(r"[$£€₹¥]\s?\d|\bRs\.? ?\d|\b\d[\d.,]*\s?(?:million|billion|crore|m|bn)\b")
_AGE = re.compile(r",\s*\d{2,3}\b|\b\d{2,3}\b")
_STARS = re.compile(r"[★☆]{3,}|(?:rating:? )?\d(?:\.\d)?\s?(?:/|out of)\s?(?:5|10)(?: stars)?", re.IGNORECASE)
_DATED_LINE = re.compile(r"\s*[A-Z][^.!?\n]{2,60}?,\s?[^.!?\n]{0,40}?\b(?:19|20)\d\d\b[^.!?\n]{0,20}?\s?[-–—]{1,2}\s")


@dataclass(frozen=True, slots=True)
class GenreGuess:
    """`why`: by what it was told, in words. `labelled`: the page itself calls it so."""

    genre: str
    why: str
    labelled: bool = False


class GenreWords(WordSets):
    FILE = "genres.txt"
    released: PhraseSet
    announced: PhraseSet
    about: WordSet
    reviewed: PhraseSet
    opinion: PhraseSet
    obituary: PhraseSet
    letters: PhraseSet
    died: WordSet
    aged: WordSet
    life: PhraseSet
    live: PhraseSet
    ingredients: WordSet
    method: WordSet
    judged: WordSet
    forecast: PhraseSet
    numbers: WordRow
    court: WordSet
    sitting: PhraseSet
    play: WordSet
    sky: WordSet
    ahead: WordSet
    degrees: WordSet
    period: WordSet
    books: WordSet


class _Text:
    """The blocks of an article, as far as they are looked at."""

    def __init__(self, article: Article) -> None:
        self.article, self.words = article, DEFAULT.sets(GenreWords)
        self.title = " ".join(article.meta.title.split())
        self.forms = [(b.form, article.slice(b.span)) for b in article.blocks[:READ]]
        self.blocks = [text for _, text in self.forms]
        if not self.title and len(self.blocks) > 1:
            self.title = " ".join(self.blocks[0].split())
        self.running = [t for form, t in self.forms if form is not Form.HEADING and len(t) > 60]

    @cached_property
    def low(self) -> str:
        return "\n".join(self.blocks).lower().replace("’", "'")

    @cached_property
    def head(self) -> str:
        """Title and first paragraphs, in lower case."""
        return "\n".join([self.title, *self.running[:HEAD]]).lower().replace("’", "'")

    @cached_property
    def lines(self) -> list[str]:
        """Short blocks that may be labels, in lower case without marks around."""
        return [t.strip(" \t*#:|-–—•").lower() for t in self.blocks if len(t) <= 60]

    @cached_property
    def turns(self) -> list[tuple[str, str]]:
        """Paragraphs that begin with a name and a colon: its last word, and what is said. A name is given in full
        once."""
        return [(m[1].split()[-1].casefold(), t[m.end() :]) for t in self.blocks if (m := _TURN.match(t))]

    @cached_property
    def tokens(self) -> frozenset[str]:
        return frozenset(self.article.words.low)

    @cached_property
    def on_top(self) -> frozenset[str]:
        return frozenset(WORD.findall(self.head))

    def kinds(self, words: WordSet) -> int:
        """How many different ones of these words it has."""
        return len(words & self.tokens)

    def in_head(self, words: WordSet) -> int:
        return len(words & self.on_top)


def infer(article: Article) -> GenreGuess | None:
    """The genre that the form of the text shows; None where it is not plain."""
    text = _Text(article)
    if len(text.blocks) < 2:
        return None
    return next((guess for sign in _SIGNS if (guess := sign(text))), None)


def _press_release(text: _Text) -> GenreGuess | None:
    w = text.words
    lines = {line for line in text.lines if line in w.released or line.split(":")[0] in w.released}
    said = any(phrase in text.head for phrase in w.announced)
    if not lines and not said:
        return None
    dated = any(_DATED_LINE.match(t) for t in text.running[:2])
    opens = (WORD.findall(t[:40].lower()) for t in text.blocks[2:] if len(t) > 60 or len(t.split()) <= 6)
    about = any(words and words[0] in w.about for words in opens)
    if lines and (said or dated or about or len(lines) > 1):
        return GenreGuess("press-release", f"the page says “{min(lines)}”", labelled=True)
    if said and dated and about:
        return GenreGuess("press-release", "it announces its sender's news and ends on the sender")
    return None


def _labelled(text: _Text) -> GenreGuess | None:
    """What the page calls itself: a line of its own in the first ones, or the end or beginning of the title."""
    w, title = text.words, text.title.lower()
    for genre, names in (("review", w.reviewed), ("obituary", w.obituary)):
        if genre == "review" and not _judges(text):
            continue
        if found := next((line for line in text.lines[:4] if line in names), ""):
            return GenreGuess(genre, f"the page says “{found}”", labelled=True)
        for name in (n for n in names if n in title):
            if re.search(rf"\b{re.escape(name)}\s?[:|–—]\s|\s[|–—-]\s*{re.escape(name)}\Z", title):
                return GenreGuess(genre, f"the title says “{name}”", labelled=True)
    if found := next((n for n in w.letters if re.match(rf"{re.escape(n)}\s?[:|–—]\s", title)), ""):
        return GenreGuess("letter", f"the title begins with “{found}”", labelled=True)
    if found := next((line for line in text.lines[1:4] if line.rstrip(".") in w.letters), ""):
        return GenreGuess("letter", f"the page says “{found}”", labelled=True)
    if found := next((line for line in text.lines[1:LABELS] if line in w.opinion), ""):
        return GenreGuess("opinion", f"the page says “{found}”", labelled=True)
    live = (n for n in w.live if n in title)
    if any(re.search(rf"(?:^|\W){re.escape(name)}(?:$|\W)", title) for name in live) and _entries(text) >= ENTRIES:
        return GenreGuess("live", "the title says that it is live, and entries begin with the time", labelled=True)
    return None


def _judges(text: _Text) -> bool:
    """Does it speak of what reviews are about, or give stars? “Spending review” is none."""
    return text.kinds(text.words.judged) >= JUDGED or any(_STARS.fullmatch(line) for line in text.lines[:8])


def _entries(text: _Text) -> int:
    return sum(bool(_TIME.match(t)) for t in text.blocks)


def _live(text: _Text) -> GenreGuess | None:
    alone = sum(bool(_TIME.fullmatch(t.strip(" \t\n*#—–-"))) for t in text.blocks)
    return GenreGuess("live", f"{alone} entries stand under the time") if alone >= ENTRIES else None


def _interview(text: _Text) -> GenreGuess | None:
    questions = sum(bool(_QUESTION.match(t)) for t in text.blocks)
    answers = sum(bool(_ANSWER.match(t)) for t in text.blocks)
    if questions >= ASKED and answers >= ASKED:
        return GenreGuess("interview", f"{questions} questions and {answers} answers, each with its letter")
    turns = text.turns
    speakers = Counter(name for name, _ in turns)
    if len(speakers) == 2 and min(speakers.values()) >= ASKED and 2 * len(turns) >= len(text.running):
        asked = max(speakers, key=lambda name: _questions(turns, name))
        if _questions(turns, asked) >= 2:
            return GenreGuess("interview", f"two speakers in turn, one of whom asks ({speakers[asked]} times)")
    return None


def _transcript(text: _Text) -> GenreGuess | None:
    turns = text.turns
    if len(turns) < TURNS:
        return None
    speakers = Counter(name for name, _ in turns)
    regular = [name for name, n in speakers.items() if n >= 2]
    long = sum(len(WORD.findall(words)) for _, words in turns) >= SPOKEN * len(turns)
    steady = 5 * sum(speakers[name] for name in regular) >= 4 * len(turns)
    if len(regular) >= 2 and long and steady and 5 * len(turns) >= 3 * len(text.running):
        return GenreGuess("transcript", f"{len(turns)} paragraphs begin with the name of who speaks")
    return None


def _questions(turns: list[tuple[str, str]], name: str) -> int:
    """How many of this speaker's turns end on a question."""
    return sum(words.rstrip(' \n”"').endswith("?") for who, words in turns if who == name)


def _recipe(text: _Text) -> GenreGuess | None:
    heads = {line.split()[0] for line in text.lines if len(line.split()) in (1, 2, 3)}
    amounts = sum(bool(_AMOUNT.match(t)) for t in text.blocks)
    headed = not heads.isdisjoint(text.words.ingredients) and not heads.isdisjoint(text.words.method)
    if amounts >= ITEMS or (headed and amounts >= ASKED):
        return GenreGuess("recipe", f"{amounts} lines begin with an amount")
    return None


def _list(text: _Text) -> GenreGuess | None:
    numbers = [int(m[1]) for t in text.blocks if (m := _NUMBERED.match(t))]
    run = len(numbers) >= ITEMS and sorted(numbers) == list(range(1, len(numbers) + 1))
    counts = text.words.numbers
    promised = {int(n) for n in _COUNTED.findall(text.title)}
    promised |= {counts.index(w) for w in WORD.findall(text.title.lower()) if w in counts}
    if run and len(numbers) in promised:
        return GenreGuess("list", f"the title promises {len(numbers)}, and they are numbered")
    return None


def _obituary(text: _Text) -> GenreGuess | None:
    w = text.words
    death = not w.died.isdisjoint(text.on_top) and (text.in_head(w.aged) or _AGE.search(text.title))
    life = {phrase for phrase in w.life if phrase in text.low} if death else set()
    return GenreGuess("obituary", f"a death on top, and “{min(life)}”") if death and len(life) >= 2 else None


def _court(text: _Text) -> GenreGuess | None:
    w = text.words
    if text.in_head(w.court) < 2:
        return None
    sitting = {phrase for phrase in w.sitting if phrase in text.low}
    if sitting and len(sitting) + text.kinds(w.court) >= SITTING:
        return GenreGuess("court", f"it reports a sitting: “{min(sitting)}”")
    return None


def _match(text: _Text) -> GenreGuess | None:
    play, n = text.words.play, text.kinds(text.words.play)
    if n < 2:
        return None
    if _RESULT.search(text.title):
        return GenreGuess("sport", f"a result in the title, and {n} words of play")
    if _SCORE.search(text.head) and n >= PLAYED and text.in_head(play) >= 2:
        return GenreGuess("sport", f"a score on top, and {n} words of play")
    return None


def _forecast(text: _Text) -> GenreGuess | None:
    w = text.words
    if text.kinds(w.sky) < WEATHER - 2:
        return None
    told = sum(not w.sky.isdisjoint(WORD.findall(t.lower())) for t in text.running)
    ahead = not w.degrees.isdisjoint(text.tokens) or any(d in text.low for d in w.degrees)
    titled = any(name in text.title.lower() for name in w.forecast)
    if (
        text.kinds(w.sky) >= WEATHER - 2 * titled
        and (ahead or titled)
        and text.kinds(w.ahead) >= 3
        and 3 * told >= 2 * len(text.running) > 0
    ):
        return GenreGuess("weather", "nearly every paragraph tells the weather to come")
    return None


def _earnings(text: _Text) -> GenreGuess | None:
    w = text.words
    if not text.in_head(w.period):
        return None
    sums = len(_MONEY.findall(text.head))
    titled = not w.books.isdisjoint(WORD.findall(text.title.lower()))
    if titled and text.in_head(w.period) and text.in_head(w.books) >= BOOKS and sums >= SUMS:
        return GenreGuess("earnings", f"{sums} sums of a company's books on top")
    return None


_SIGNS: tuple[Callable[[_Text], GenreGuess | None], ...] = (
    *(_press_release, _labelled, _live, _interview, _transcript, _recipe, _list),
    *(_obituary, _court, _match, _forecast, _earnings),
)
"""In the order in which they are tried: what a page says of itself, then its layout, then its words."""
