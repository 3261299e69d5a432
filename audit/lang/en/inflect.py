"""The forms of an English verb or noun, made by rule; inflect.txt has those that the rules would get wrong.

Both spellings are made where usage differs (realise, realize; signalled, signaled).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path

from audit.lang.wordsets import Lines, WordSet, WordSets

_VOWELS = "aeiou"


class Irregular(WordSets):
    FILE = "inflect.txt"
    irregular_verbs: Lines
    doubled: WordSet
    doubled_in_british: WordSet
    ise_for_good: WordSet
    plurals: Lines
    hard_ch: WordSet
    no_men: WordSet
    oes: WordSet

    @cached_property
    def verbs(self) -> Mapping[str, tuple[str, ...]]:
        """Base -> third person, past, participle, -ing form, with / between two; an empty one is regular."""
        rows = (line.split() for line in self.irregular_verbs)
        return {base: tuple(form.strip("-") for form in forms) for base, *forms in rows}

    @cached_property
    def nouns(self) -> Mapping[str, str]:
        """Singular -> plural, with / between two."""
        return dict(line.split() for line in self.plurals)


@cache
def _irregular() -> Irregular:
    return Irregular(Path(__file__).parent)


def forms(term: str, part: str) -> tuple[str, ...]:
    """The surface forms of `term`, itself first, none twice. `part` is verb, noun or none.

    Of several words the first of a verb (point out) and the last of a noun (news agency) is inflected."""
    if part == "none":
        return (term,)
    words = term.split(" ")
    at = 0 if part == "verb" else len(words) - 1
    made = verb(words[at]) if part == "verb" else noun(words[at])
    return tuple(" ".join((*words[:at], form, *words[at + 1 :])) for form in made)


def verb(base: str) -> tuple[str, ...]:
    out = [form for stem in _spellings(base) for form in _verb(stem)]
    return tuple(dict.fromkeys(out))


def noun(base: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((base, *_plural(base))))


def _spellings(base: str) -> tuple[str, ...]:
    """The verb in both spellings, the one given first."""
    for ending, other in (("ise", "ize"), ("ize", "ise")):
        if base.endswith(ending) and base[:-3] + "ise" not in _irregular().ise_for_good and len(base) > 5:
            return base, base[:-3] + other
    for ending, other in (("yse", "yze"), ("yze", "yse")):
        if base.endswith(ending):
            return base, base[:-3] + other
    return (base,)


def _verb(base: str) -> list[str]:
    third, past, participle, ing = _irregular().verbs.get(base, ("", "", "", ""))
    out = [base]
    out += third.split("/") if third else [third_person(base)]
    for irregular in (past, participle):
        out += irregular.split("/") if irregular else [stem + "ed" for stem in _before_vowel(base, "ed")]
    out += ing.split("/") if ing else [stem + "ing" for stem in _before_vowel(base, "ing")]
    return out


def _before_vowel(base: str, ending: str) -> tuple[str, ...]:
    """The stems of `base` before -ed or -ing."""
    if base.endswith("ie") and ending == "ing":
        return (base[:-2] + "y",)
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return (base[:-1],)
    if base.endswith(("ee", "oe", "ye")) and ending == "ed":
        return (base[:-1],)
    if base.endswith("y") and ending == "ed" and base[-2:-1] not in _VOWELS:
        return (base[:-1] + "i",)
    if base.endswith("c"):
        return (base + "k",)
    if base in _irregular().doubled_in_british:
        return base, base + base[-1]
    return (base + base[-1],) if _doubles(base) else (base,)


def _doubles(base: str) -> bool:
    if base in _irregular().doubled:
        return True
    if len(base) < 3 or base[-1] in _VOWELS + "wxyh" or base[-2] not in _VOWELS:
        return False
    head = base[:-2].replace("qu", "q")
    return not any(c in _VOWELS + "y" for c in head)


def third_person(base: str) -> str:
    """The -s form of a regular verb; a regular noun has the same ending in the plural."""
    if base.endswith("z") and _doubles(base):
        return base + "zes"  # quizzes
    if base.endswith(("s", "x", "z", "ch", "sh", "o")) and not base.endswith("oo") and base not in _irregular().hard_ch:
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def _plural(base: str) -> list[str]:
    if base in _irregular().nouns:
        return _irregular().nouns[base].split("/")
    if base.endswith("man") and base not in _irregular().no_men:
        return [base[:-2] + "en"]
    if base.endswith("o") and base not in _irregular().oes:
        return [base + "s"]
    return [third_person(base)]
