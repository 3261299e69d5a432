"""Is a regular expression one that the linear-time engine takes, and that finds something?"""

from __future__ import annotations

import re

import re2

MAX_BYTES = 2048
MAX_MEMORY = 8 << 20

_LOOK_AROUND = "use not_after, not_before or unless_in_sentence beside the regex instead"
# What other engines know and RE2 does not; read as text, a "\\" before it escapes it.
_REFUSED = (
    (re.compile(r"\(\?<?[=!]"), "look-around is not taken: its time is not bounded", _LOOK_AROUND),
    (re.compile(r"\\[1-9]|\(\?P="), "back-references are not taken: their time is not bounded", "write the text out"),
    (re.compile(r"\(\?>|[*+?}]\+"), "atomic groups and possessive quantifiers are not taken", "RE2 never backtracks"),
    (re.compile(r"\\Z"), r"\Z is not taken", r"write \z"),
)  # fmt: skip
_PROBES = ("", "a", " ", "a b", "A.", "1-", "\n")


def fault(regex: str) -> tuple[str, str] | None:
    """What is wrong with `regex`, and what to do instead; None when it can be used."""
    if len(regex.encode("utf-8", "replace")) > MAX_BYTES:
        return f"longer than {MAX_BYTES} bytes", "split it into several patterns"
    try:
        engine = compiled(regex)
    except re2.error as e:
        bare = re.sub(r"\\[^1-9Z]", "..", regex)
        return next(((said, instead) for sign, said, instead in _REFUSED if sign.search(bare)), (_said(e), ""))
    if any(m.start() == m.end() for probe in _PROBES for m in engine.finditer(probe)):
        return "it matches the empty text", "make at least one part of it obligatory"
    return None


def compiled(regex: str) -> re2._Regexp:
    options = re2.Options()
    options.case_sensitive, options.log_errors, options.max_mem = False, False, MAX_MEMORY
    return re2.compile(regex, options)


def _said(error: Exception) -> str:
    raw = error.args[0] if error.args else ""
    text = raw.decode("utf-8", "replace") if isinstance(raw, bytes) else str(raw)
    if "too large" in text:
        return "too large when compiled: repetitions of repetitions"
    return f"not a regular expression of RE2: {text}"
