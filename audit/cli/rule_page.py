"""The page of a rule as Markdown, docs/rules/<id>.md: the sections of `audit explain`, for the site and for GitHub."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from audit.cli import explain
from audit.model.rule import Example, Rule, Severity, Switch

LINKS = {
    "JTI CWA": "https://www.jti-app.com/footer/cwa",
    "JTI": "https://www.journalismtrustinitiative.org/",
    "NewsGuard": "https://www.newsguardtech.com/ratings/rating-process-criteria/",
    "W3C": "https://github.com/w3c/credweb",
}
"""How a standard begins -> where it stands. Those without a public address that we know to hold are named alone."""
_MARKUP = re.compile(r"[\\`*_\[\]<>&]")
_ENTITY = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}


def markdown(rule: Rule, switches: list[Switch]) -> str:
    """The page. `switches`: what packs do with the rule."""
    parts = [f"# {rule.id}", explain.facts(rule)]
    for head, said in explain.sections(rule, switches):
        texts = [one for one in said if isinstance(one, str)]
        parts.append(f"## {head}")
        if head in ("Bad", "Good"):
            parts += _examples([one for one in said if isinstance(one, Example)])
        elif head == "Options":
            parts += [_options(rule), _items(f"`{text}`" for text in texts)]
        elif head == "Standards":
            parts.append(_items(map(_standard, texts)))
        elif head == "When to switch it off":
            parts += [_items(map(escaped, texts[:-1])), _config(rule)]  # the last one is told by the config
        elif head == "Known false positives":
            parts += _false_positives(rule)
        else:
            parts += [_items(map(escaped, texts))] if head in explain.LISTED else map(escaped, texts)
    return "\n\n".join(part for part in parts if part) + "\n"


def escaped(text: str) -> str:
    """The text with nothing in it that Markdown would take for markup."""
    return _MARKUP.sub(lambda m: _ENTITY.get(m[0], f"\\{m[0]}"), text)


def _items(texts: Iterator[str]) -> str:
    return "\n".join(f"- {text}" for text in texts)


def _examples(examples: Sequence[Example]) -> Iterator[str]:
    """Sentences as a list with what is found marked; longer texts as blocks, which Markdown leaves alone."""
    short = [e for e in examples if "\n" not in e.text.strip() and e.format == "text"]
    if short:
        yield _items(map(_sentence, short))
    for example in examples:
        if example not in short:
            fence = "~~~" if "```" in example.text else "```"
            block = f"{fence}{example.format}\n{explain.marked(example).strip()}\n{fence}"
            yield f"{explain.about(example)}\n\n{block}" if example.meta else block


def _sentence(example: Example) -> str:
    text = escaped(explain.marked(example).strip()).replace("«", "<mark>«").replace("»", "»</mark>")
    return f"{escaped(explain.about(example))} {text}".lstrip()


def _false_positives(rule: Rule) -> Iterator[str]:
    if not rule.false_positives:
        yield "None recorded."
        return
    when = ", before the rule's last change" if rule.changed else ""
    yield f"What readers called wrong among its judged hits{when}:"
    yield _items(map(escaped, rule.false_positives))


def _options(rule: Rule) -> str:
    return (
        f"They stand in its file, `rules/{rule.pack}/{rule.path}`; `audit rules kinds {rule.kind}` tells what each is."
        " A pack of your own can have others."
    )


def _standard(name: str) -> str:
    link = next((link for start, link in LINKS.items() if name.startswith(start)), None)
    return f"[{escaped(name)}]({link})" if link else escaped(name)


def _config(rule: Rule) -> str:
    """The lines of audit.toml that switch it off, or make it quieter."""
    severities = [s.value for s in (Severity.INFO, Severity.WARNING, Severity.ERROR)]
    other = "" if rule.severity is Severity.CREDIT else f"  # or {', '.join(severities)}: the most its findings can be"
    lines = ["[rules]", f'{rule.id} = "off"{other}']
    if rule.check.lexicons() or rule.check.patterns():
        lines += ["", "[words.rules]", f'{rule.id} = ["..."]  # words that it lets stand']
    return "In `audit.toml`:\n\n```toml\n" + "\n".join(lines) + "\n```"
