"""Closed word classes of English and the table of open ones, as one-letter tags.

Tags: N noun, P plural noun, M name, O pronoun that can be a subject, o other pronoun, D determiner or possessive,
J adjective, C number, R adverb, ! negation, I preposition, T "to", & coordinating conjunction, S subordinator,
H "that", W wh-word, X modal, B form of be, A form of have, Y form of do, V base or present verb, Z -s form,
E past form, K past participle, G -ing form, ' possessive ending, Q a quotation taken as one unit.
Punctuation: , ; : . - ( ) and | for the end of a block.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path


def word_set(words: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(words.split())


_CLOSED = {
    "D": (
        "the a an this these those my your his her its our their no every each some any all both either "
        "neither another such half several many few much more most less least enough various"
    ),
    "O": "i you he she it we they who somebody someone anybody anyone everybody everyone nobody none one there",
    "o": (
        "me him us them himself herself itself themselves myself yourself ourselves yourselves whom mine "
        "yours hers ours theirs"
    ),
    "I": (
        "of in on at by for with from into about over under after before against between through during "
        "without within among amongst amid amidst toward towards upon across along around behind below "
        "beneath beside besides beyond despite down inside near off onto opposite out outside per regarding "
        "round throughout underneath unlike up via versus vs concerning like as than except since until till "
        "following including alongside aboard atop barring minus plus worth due considering"
    ),
    "&": "and or but nor yet",
    "S": "if because while although though whereas unless whether once lest so",
    "W": "which whose what where when why how whatever whoever whichever wherever whenever however",
    "H": "that",
    "T": "to",
    "X": (
        "will would can could may might shall should must ought cannot can't couldn't won't wouldn't "
        "shouldn't mightn't mustn't shan't mayn't 'll 'd"
    ),
    "B": "be am is are was were been being isn't aren't wasn't weren't ain't 'm 're",
    "A": "have has had having haven't hasn't hadn't 've",
    "Y": "do does did don't doesn't didn't",
    "!": "not never n't neither nor",
    "R": (
        "also then now later again still even just only already soon once often always ever too very quite "
        "rather almost nearly perhaps maybe instead thus therefore hence meanwhile moreover furthermore "
        "indeed further here there repeatedly recently first initially finally eventually earlier ago yet "
        "away back together abroad ahead apart aside forward so far long today yesterday tomorrow tonight "
        "sometimes otherwise nonetheless nevertheless likewise else twice"
    ),
    "C": (
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand "
        "million billion trillion dozen dozens hundreds thousands millions billions"
    ),
    "N": "year week month day time man woman percent pm lot way thing kind % home",
    "P": "people men women children years weeks months days police dems",
}
# Spelling of the four words with two classes that context must tell apart stays with the class named last above.
_DAYS = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september "
    "october november december"
)
DAYS = frozenset(_DAYS.split()) - {"may", "march"} | {"mon", "tue", "tues", "wed", "thu", "thurs", "fri", "sat", "sun"}
TIMES = DAYS | word_set(
    "today yesterday tomorrow tonight earlier later afterward afterwards recently last this next early late morning "
    "afternoon evening night week month year weekend ago previously weeks months years days hours hour minutes day"
)
TITLES = word_set(
    "mr mrs ms dr sen rep gov gen prof rev st lt col capt sgt maj adm cmdr hon pres sens reps govs messrs jr sr supt "
    "det "
    "insp fr"
)
NEGATIVE = word_set("not never n't no nor neither cannot without hardly") | frozenset(
    w for tag in "XBAY" for w in _CLOSED[tag].split() if w.endswith("n't")
)
PERSONAL = word_set("i you he she it we they who me him her us them")


@cache
def table() -> dict[str, str]:
    """Word -> its possible tags, most usual first. Words that are missing are told by their ending."""
    found: dict[str, str] = {}
    for line in (Path(__file__).parent / "word-classes.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            codes, _, rest = line.partition(": ")
            for word in rest.split():
                found[word] = codes
    for word in [w for w, codes in found.items() if "V" in codes]:
        found.setdefault(_third(word), "Z")
    for tag, words in _CLOSED.items():
        for word in words.split():
            found[word] = tag
    found |= {
        "her": "D",
        "that": "H",
        "as": "I",
        "like": "IV",
        "since": "IR",
        "over": "IR",
        "at": "I@",
        "latest": "J",
        "outside": "IJ",
        "inside": "IJ",
        "so": "R",
        "told": "E",
        "said": "E",
        "says": "Z",
        "say": "V",
    }
    found |= {
        "n't": "!",
        "no": "D",
        "nor": "&",
        "once": "R",
        "there": "O",
        "one": "C",
        "tweeted": "E",
        "polls": "P",
        "data": "P",
    }
    found |= dict.fromkeys(["de", "van", "von", "der", "bin", "ibn", "della", "du", "di", "al", "el", "abu"], "M")
    found |= {
        "tweet": "NV",
        "tweets": "PZ",
        "poll": "N",
        "read": "EV",
        "according": "I",
        "officials": "P",
        "vows": "ZP",
    }
    return found


def _third(verb: str) -> str:
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + "s"


def guess(word: str) -> str:
    """Tags of a lower-case word that no list holds, from its ending."""
    if word.endswith("ly"):
        return "R"
    if word.endswith("ing"):
        return "GN"
    if word.endswith("ed"):
        return "EK"
    if word.endswith(("ous", "ful", "less", "able", "ible", "ive", "ish", "ary", "ic", "al")):
        return "J"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return "P"
    return "N"
