"""THE journey: load -> parse -> scan -> annotate -> check -> score -> report. The only file that knows all stages."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from audit import annotate, assets, check, load, packs, parse, report, scan
from audit import score as scoring
from audit.config import Config
from audit.errors import LoadError, UsageError
from audit.model.article import Article, Meta, Source
from audit.model.finding import Outcome
from audit.model.report import Failure, Report, Tool
from audit.model.rule import RulePack, Severity
from audit.version import __version__

Item = str | Path | Source | Mapping[str, str]
"""What audit_many takes: a path, a Source, or {"text": ..., "title": ..., "id": ..., "date": ..., ...}."""


class Auditor:
    """Audits articles with one configuration. Pickles as that configuration and compiles its rules once a process."""

    def __init__(self, config: Config | None = None, *, profile: bool = True, with_text: bool = True) -> None:
        self.config = config or Config()
        self.profile = profile
        self.with_text = with_text

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (self.config, self.profile, self.with_text)

    # -- compiled once

    @cached_property
    def pack(self) -> RulePack:
        """The rules in force: those of the config's pack as the config switches them. Raises PackError, UsageError."""
        return switched(
            packs.load_pack(pack_path(self.config), check.KINDS, [assets.rules_dir() / "lexicons"]), self.config.rules
        )

    @cached_property
    def matcher(self) -> scan.Matcher:
        wanted = dict.fromkeys([*annotate.LEXICONS, *(x for r in self.pack.rules for x in r.check.lexicons())])
        patterns = [*annotate.PATTERNS, *(p for r in self.pack.rules for p in r.check.patterns())]
        return scan.Matcher([self.pack.lexicons[name] for name in wanted], patterns)

    @cached_property
    def tool(self) -> Tool:
        pack = self.pack
        return Tool("source-audit", __version__, pack.name, pack.version, pack.sha256, self.config.sha256)

    # -- the journey

    def source(self, path: str | Path) -> Source:
        """The file as a Source. Raises LoadError, its message beginning with the path."""
        try:
            return load.read(str(path), max_bytes=self.config.max_bytes)
        except LoadError as e:
            raise LoadError(e.code, f"{path}: {e}") from None

    def read(self, source: Source) -> Article:
        """The article with all its layers. Raises LoadError when there is no text to audit."""
        article = self.matcher.scan(parse.parse(source))
        return annotate.annotate(article, self.config.house, self.pack.lexicons)

    def judge(self, source: Source) -> tuple[Article, tuple[Outcome, ...]]:
        """The article and what became of each rule on it."""
        article = self.read(source)
        here = self.config.for_path(source.path)
        pack = self.pack if here.rules == self.config.rules else switched(self.pack, here.rules)
        return article, check.run(article, pack)

    def audit(self, source: Source) -> Report:
        """One article's report. Raises LoadError when there is no text to audit."""
        article, outcomes = self.judge(source)
        card = scoring.score(article, self.pack, outcomes)
        return report.build(
            article,
            self.pack,
            outcomes,
            card.dimensions,
            card.headline,
            self.tool,
            genre=article.meta.genre or self.config.for_path(source.path).genre,
            profile=annotate.profile(article) if self.profile else {},
            with_text=self.with_text,
        )

    def audit_file(self, path: str | Path) -> Report | Failure:
        """The report of one file, or why there is none. Never raises for what the file holds."""
        return self._attempt(str(path), lambda: load.read(str(path), max_bytes=self.config.max_bytes))

    def audit_many(self, items: Iterable[Item]) -> Iterator[Report | Failure]:
        """One Report or Failure an item, in input order; a bad item never stops the others."""
        for n, item in enumerate(items):
            if isinstance(item, Source):
                yield self._attempt(item.path, lambda item=item: item)
            elif isinstance(item, Mapping):
                path = str(item.get("path") or item.get("id") or f"item-{n + 1}")
                yield self._attempt(path, lambda item=item, path=path: source_of(item, path))
            else:
                yield self.audit_file(item)

    def _attempt(self, path: str, source: Any) -> Report | Failure:
        try:
            return self.audit(source())
        except LoadError as e:
            return Failure(path, e.code, str(e))
        except (UsageError, packs.PackError):
            raise
        except Exception as e:  # one article that breaks the program must not lose the others
            return Failure(path, "internal-error", f"{path}: internal error: {type(e).__name__}: {e}")


def _rebuild(config: Config, profile: bool, with_text: bool) -> Auditor:
    return Auditor(config, profile=profile, with_text=with_text)


def source_of(item: Mapping[str, str], path: str) -> Source:
    """A Source from a mapping with `text` and metadata (keys of Meta). Raises UsageError on an unknown key."""
    known = {f.name for f in fields(Meta)}
    if unknown := sorted(set(item) - known - {"text", "path"}):
        raise UsageError(f"{path}: unknown field {unknown[0]!r}; known: text, path, {', '.join(sorted(known))}")
    meta = Meta(**{k: str(v) for k, v in item.items() if k in known and v is not None})
    return load.from_text(str(item.get("text", "")), path, meta=meta)


def pack_path(config: Config) -> Path:
    """Where the config's pack lies: a name of a shipped pack, or a folder. Raises UsageError."""
    shipped = assets.rules_dir() / config.pack
    if (shipped / "pack.yaml").is_file() and "/" not in config.pack:
        return shipped
    own = Path(config.root or ".") / config.pack
    if (own / "pack.yaml").is_file():
        return own
    names = sorted(p.parent.name for p in assets.rules_dir().glob("*/pack.yaml"))
    raise UsageError(f"no rule pack {config.pack!r}: give a folder with a pack.yaml, or one of {', '.join(names)}")


def switched(pack: RulePack, switches: Mapping[str, str]) -> RulePack:
    """The pack with rules switched off or given another severity. Raises UsageError on an unknown rule."""
    ids = [r.id for r in pack.rules]
    for rule in switches:
        if rule not in ids:
            near = difflib.get_close_matches(rule, ids, 1)
            raise UsageError(
                f"config: no rule {rule!r} in pack {pack.name}" + (f"; did you mean {near[0]!r}?" if near else "")
            )
    if not switches:
        return pack
    kept = (r for r in pack.rules if switches.get(r.id) != "off")
    return replace(
        pack, rules=tuple(replace(r, severity=Severity(switches[r.id])) if r.id in switches else r for r in kept)
    )


# -- the face of the package


def audit_text(text: str, *, path: str = "text", config: Config | None = None, **meta: str) -> Report:
    """The report of a text. `meta`: title, id, date, author, outlet, genre, url ... (fields of Meta).

    Raises LoadError when the text is empty, UsageError on an unknown field."""
    auditor = _auditor(config or Config())
    return auditor.audit(source_of({**meta, "text": text}, path))


def audit_file(path: str | Path, *, config: Config | None = None) -> Report:
    """The report of a file. Raises LoadError when it cannot be read as an article."""
    auditor = _auditor(config or Config())
    return auditor.audit(auditor.source(path))


_AUDITORS: dict[str, Auditor] = {}


def _auditor(config: Config) -> Auditor:
    """The compiled auditor of this config; the last few are kept, since compiling costs more than auditing."""
    key = repr(config)
    if key not in _AUDITORS:
        if len(_AUDITORS) >= 4:
            _AUDITORS.clear()
        _AUDITORS[key] = Auditor(config)
    return _AUDITORS[key]
