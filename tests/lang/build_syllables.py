"""Makes audit/lang/en/syllables.txt anew: the words of CMUdict that the spelling rule counts otherwise.

    python tests/lang/build_syllables.py index.js > audit/lang/en/syllables.txt

`index.js` is that of the npm package cmu-pronouncing-dictionary 3.0.0, the cmusphinx/cmudict of 2021 as one object of
"word": "PH0 ON1 ES" lines. A word has as many syllables as its first pronunciation has phones with a stress digit.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from audit.lang.en.syllables import by_rule

HEAD = """\
# Words of CMUdict that audit/lang/en/syllables.py counts otherwise by its spelling rule.
# Made by tests/lang/build_syllables.py. CMUdict is Copyright (C) 1993-2015 Carnegie Mellon University, all rights
# reserved; its licence and disclaimer: LICENSE-cmudict.txt beside this file.

[counted] a number of syllables, and the words that have it
"""


def dictionary(text: str) -> dict[str, int]:
    """Word -> syllables of its first pronunciation, as our words are cut: "u.s" for "U.S.". Left out: entries without a
    vowel, other abbreviations ("in." is "inch") and plurals of letters ("u.s")."""
    out = {}
    for word, phones in re.findall(r'^\s*("(?:[^"\\]|\\.)*"): "(.*?)",?$', text, re.M):
        name, count = json.loads(word), sum(c.isdigit() for c in phones.partition("#")[0])
        if not count or not name.isascii() or name.endswith(")"):
            continue
        if "." not in name:
            out[name] = count
        elif name.endswith(".") and "." in name[:-1]:
            out[name[:-1]] = count
    return out


def main(path: str) -> None:
    words = dictionary(Path(path).read_text("utf-8"))
    by_count: dict[int, list[str]] = {}
    for word in sorted(words):
        if by_rule(word) != words[word]:
            by_count.setdefault(words[word], []).append(word)
    lines = (f"{count}: {' '.join(found)}\n" for count, found in sorted(by_count.items()))
    sys.stdout.write(HEAD + "".join(lines))


if __name__ == "__main__":
    main(sys.argv[1])
