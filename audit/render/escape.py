"""What makes words of an article harmless in each output. Every renderer passes foreign words through one of these.

Nothing here reads the environment: the same words come out the same way everywhere. The ranges are spelt out, not asked
of `unicodedata`, whose answer differs between versions of Python.
"""

from __future__ import annotations

import re
from urllib.parse import quote

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_HIDDEN = "\xad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0"
_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufff9-\uffff\U000e0000-\U000e0fff"
_SURROGATE = "\ud800-\udfff"

_UNSEEN = re.compile(f"[{_CONTROL}{_HIDDEN}{_BIDI}{_SURROGATE}]")
_LONE = re.compile(f"[{_SURROGATE}]")
_BLANKS = re.compile(r"\s+")
_COLONS = re.compile(":(?=:)")
_COMMAND = re.compile(r"##(?=\w*\[)")


def without_surrogates(text: str) -> str:
    """Lone surrogates, which no UTF-8 can hold, replaced by U+FFFD one to one."""
    try:
        text.encode()  # five times as fast as to look for them, and there are next to never any
    except UnicodeEncodeError:
        return _LONE.sub("\ufffd", text)
    return text


def one_line(text: str) -> str:
    """Every run of white space one blank, none at the ends."""
    return _BLANKS.sub(" ", text).strip()


def visible(text: str) -> str:
    """One line of text in which every character that steers a terminal or hides itself is spelt out: \\x1b, \\u202e."""
    return _UNSEEN.sub(lambda m: _spelt(m.group()), one_line(text))


def _spelt(char: str) -> str:
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def without_commands(text: str) -> str:
    """The text with workflow commands of build services broken: `##[` and `##vso[` anywhere, `::` anywhere.

    `::` counts only at the start of a line, but a line may be broken anywhere when it is wrapped."""
    return _COLONS.sub(": ", _COMMAND.sub("# #", text))


def plain(text: str) -> str:
    """Foreign words for the terminal: visible, one line, no command."""
    return without_commands(visible(text))


# -- JSON

_JSON_UNSAFE = re.compile(f"[\x7f-\x9f\u2028\u2029{_HIDDEN}{_BIDI}]")


def json_text(text: str) -> str:
    """Made JSON, still the same value: what a terminal, a script or a build service would act on written as \\uXXXX."""
    if not text.isascii() or "\x7f" in text:
        text = _JSON_UNSAFE.sub(lambda m: f"\\u{ord(m.group()):04x}", without_surrogates(text))
    if "##" not in text:
        return text
    return _COMMAND_JSON.sub(lambda m: m.group()[:-1] + "\\u005b", text)


_COMMAND_JSON = re.compile(r"##\w*\[")


# -- workflow commands of GitHub

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def github_message(text: str) -> str:
    """Foreign words for the message of a workflow command."""
    return plain(text).translate(_DATA)


def github_property(text: str) -> str:
    """Foreign words for a property of a workflow command (file, title)."""
    return _COMMAND.sub("# #", visible(text)).translate(_PROPERTY)


# -- XML

_XML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;"})


def xml(text: str) -> str:
    """Foreign words for an attribute or an element of XML 1.0, which has no way to write most controls: one line,
    controls spelt out, no command of a build service, since these files are printed in logs too."""
    return plain(text).translate(_XML)


def xml_characters(text: str) -> str:
    """The text with what XML 1.0 has no way to write replaced one to one, for a library that escapes the rest."""
    return text if text.isprintable() else html_text(text).translate(_NO_XML)


_NO_XML = {0xFFFE: 0xFFFD, 0xFFFF: 0xFFFD}

# -- SARIF

_SARIF = str.maketrans({"\\": "\\\\", "[": "\\[", "]": "\\]", "{": "{{", "}": "}}"})


def sarif_message(text: str) -> str:
    """Words for message.text: no embedded link and no placeholder."""
    return visible(text).translate(_SARIF)


_NO_BYTE = re.compile("[\ud800-\udc7f\udd00-\udfff]")
"""Surrogates that stand for no byte of a file's name."""


def uri(path: str) -> tuple[str, str]:
    """(relative URI, percent-encoded, without dot segments; name of its base, empty for the working folder)."""
    parts = [p for p in _NO_BYTE.sub("\ufffd", path).split("/") if p not in ("", ".")]
    base = "ROOT" if path.startswith("/") else ""
    while parts and parts[0] == "..":
        base, parts = "OUTSIDE", parts[1:]
    parts = [p for p in parts if p != ".."]
    return "/".join(quote(p, safe="", errors="surrogateescape") for p in parts), base


# -- CSV

_FORMULA = re.compile("^[\\s\u200b\ufeff'\"]*[=+\\-@|%\uff1d\uff0b\uff0d\uff20]")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?\Z")


def csv_cell(text: str) -> str:
    """One line that no spreadsheet takes for a formula: a leading ' where it would."""
    text = visible(text)
    if _FORMULA.match(text) and not _NUMBER.match(text):
        text = "'" + text
    return _COMMAND.sub("# #", text)


# -- Markdown

_MARK = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~&$])")
_TRIGGER = re.compile(r"[@#$<>&`\\]|://|:\w|\bwww\.|\bGH-\d|\b[0-9a-fA-F]{7,40}\b|\w\.\w", re.IGNORECASE)


_INLINE = re.compile(r"([\\`*_\[\]~|])")


def markdown(text: str, marks: re.Pattern[str] = _MARK) -> str:
    """Foreign words in a sentence: marks escaped, and what a host turns into a link, mention or picture set as code."""
    return " ".join(
        markdown_code(w) if _TRIGGER.search(w) else marks.sub(r"\\\1", w)
        for w in without_commands(visible(text)).split(" ")
    )


def markdown_calm(text: str) -> str:
    """The same for a reader who may see it unrendered, as in some editors: full stops and hyphens, which are no marks
    inside a paragraph, stay as they are."""
    return markdown(text, _INLINE)


def markdown_code(text: str) -> str:
    """Foreign words as a code span, in which nothing is live. Empty text gives an empty string."""
    text = without_commands(visible(text))
    if not text:
        return ""
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    blank = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{blank}{text}{blank}{fence}"


def markdown_cell(made: str) -> str:
    """Made Markdown in a cell of a table, which a bar ends even in code."""
    return made.replace("\\|", "|").replace("|", "\\|")


# -- HTML

_PICTURES = {c: 0x2400 + c for c in range(0x20) if chr(c) not in "\t\n\r"} | {0x7F: 0x2421}
_PICTURES |= dict.fromkeys(range(0x80, 0xA0), 0xFFFD) | dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)


def html_text(text: str) -> str:
    """The text with controls replaced one to one: C0 and DEL by their pictures (U+2400 on), C1 and lone surrogates by
    U+FFFD. Tabs and line ends stay. It still has to be escaped, which the template does."""
    return text if text.isprintable() else text.translate(_PICTURES)
