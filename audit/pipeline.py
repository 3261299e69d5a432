"""THE journey: load -> parse -> scan -> annotate -> check -> score -> report. The only file that knows all stages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from audit import annotate, assets, check, load, packs, parse, report, scan
from audit import score as scoring
from audit.config import Config, said_at
from audit.errors import LoadError, UsageError, meant
from audit.model.article import Article, Meta, Source
from audit.model.finding import Outcome
from audit.model.profile import ReadabilityProfile, ToneProfile
from audit.model.report import Failure, Report, Tool
from audit.model.rule import RulePack
from audit.parse.genres import GENRES, genre_of
from audit.version import __version__

Item = str | Path | Source | Mapping[str, str]
"""What audit_many takes: a path, a Source, or {"text": ..., "title": ..., "id": ..., "date": ..., ...}."""
DEFAULT_PACK = "core"


class Compiled:
    """One pack as a config uses it: its rules in force, and the search for all their words. Raises PackError,
    UsageError."""

    def __init__(self, name: str, config: Config) -> None:
        self.config = config
        shipped = assets.rules_dir()
        self.whole = packs.load_pack(
            pack_path(name, config),
            check.KINDS,
            [shipped / "lexicons"],
            renamed=check.RENAMED,
            shipped=shipped,
            version=__version__,
        )
        self._in_force: dict[tuple[tuple[str, str], ...], RulePack] = {}
        self.told = self.whole.notices
        """What the author of the config should know, a sentence each."""
        for rules in ({}, *(o.rules for o in config.overrides)):
            self.in_force({**config.rules, **rules})

    def in_force(self, switches: Mapping[str, str]) -> RulePack:
        """The pack with its rules switched so."""
        key = tuple(sorted(switches.items()))
        if key not in self._in_force:
            made, told = packs.in_force(
                self.whole,
                switches,
                preview=self.config.preview,
                elsewhere=other_rules(self.config),
                place=self.config.place,
            )
            self._in_force[key] = made
            self.told = tuple(dict.fromkeys((*self.told, *told)))
        return self._in_force[key]

    @cached_property
    def matcher(self) -> scan.Matcher:
        checks = {r.id: r.check for pack in self._in_force.values() for r in pack.rules}.values()
        wanted = dict.fromkeys([*annotate.LEXICONS, *(x for c in checks for x in c.lexicons())])
        patterns = [*annotate.PATTERNS, *(p for c in checks for p in c.patterns())]
        return scan.Matcher([self.whole.lexicons[name] for name in wanted], patterns)

    @cached_property
    def tool(self) -> Tool:
        pack = self.whole
        return Tool("source-audit", __version__, pack.name, pack.version, pack.sha256, self.config.sha256)


class Auditor:
    """Audits articles with one configuration. Pickles as that configuration and compiles its rules once a process.

    `profile`: readability and tone go into the report. The findings are the same with and without: either is measured
    when the report or a rule in force asks for it. `pack`, `matcher`, `tool` are those of an article that
    states no genre."""

    def __init__(self, config: Config | None = None, *, profile: bool = True, with_text: bool = True) -> None:
        self.config = config or Config()
        self.profile = profile
        self.with_text = with_text
        self._compiled: dict[str, Compiled] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (self.config, self.profile, self.with_text)

    # -- compiled once

    def compiled(self, genre: str = "") -> Compiled:
        """The pack for articles of this genre, compiled when it is first wanted."""
        name = pack_name(genre, self.config)
        if name not in self._compiled:
            self._compiled[name] = Compiled(name, self.config)
        return self._compiled[name]

    def prepare(self) -> tuple[str, ...]:
        """Compiles the pack of articles without a genre and those of the author's own that the config maps genres to.
        Returns what the author should know, a sentence each. Raises PackError, UsageError."""
        ships = assets.rules_dir()
        mapped = [genre for genre, pack in self.config.genres.items() if pack_path(pack, self.config).parent != ships]
        prepared = [self.compiled(genre) for genre in (self.config.genre, *mapped)]
        return tuple(dict.fromkeys((*(told for one in prepared for told in one.told), *odd_genres(self.config))))

    @property
    def pack(self) -> RulePack:
        return self.compiled(self.config.genre).in_force(self.config.rules)

    @property
    def matcher(self) -> scan.Matcher:
        return self.compiled(self.config.genre).matcher

    @property
    def tool(self) -> Tool:
        return self.compiled(self.config.genre).tool

    # -- the journey

    def source(self, path: str | Path) -> Source:
        """The file as a Source. Raises LoadError, its message beginning with the path."""
        try:
            return load.read(str(path), max_bytes=self.config.max_bytes)
        except LoadError as e:
            raise LoadError(e.code, f"{path}: {e}") from None

    def genre(self, article: Article) -> str:
        """What the article says it is, or else the config says of its path; empty when nobody does."""
        return genre_of(article.meta.genre or self.config.for_path(article.source.path).genre)

    def pack_for(self, article: Article) -> RulePack:
        """The rules in force for this article: its genre chooses the pack, its path may switch rules."""
        return self.compiled(self.genre(article)).in_force(self.config.for_path(article.source.path).rules)

    def read(self, source: Source) -> Article:
        """The article with all its layers. Raises LoadError when there is no text to audit."""
        article = parse.parse(source)
        compiled = self.compiled(self.genre(article))
        return annotate.annotate(compiled.matcher.scan(article), self.config.house, compiled.whole.lexicons)

    def judge(self, source: Source) -> tuple[Article, tuple[Outcome, ...]]:
        """The article and what became of each rule on it."""
        article = self.read(source)
        return article, check.run(article, self.pack_for(article))

    def audit(self, source: Source) -> Report:
        """One article's report. Raises LoadError when there is no text to audit."""
        article = self.read(source)
        pack, genre = self.pack_for(article), self.genre(article)
        outcomes = check.run(article, pack)
        card = scoring.score(article, pack, outcomes)
        return report.build(
            article,
            pack,
            outcomes,
            card.dimensions,
            card.headline,
            self.compiled(genre).tool,
            card.tally.words,
            genre=genre,
            profile=_profile(article) if self.profile else {},
            with_text=self.with_text,
        )

    def toned(self, article: Article, tone: Mapping[str, Any] | None = None) -> Article:
        """With the layer ToneProfile, where a rule in force reads it: `tone` is what the report's profile says, or else
        it is measured here. No annotator lays it, since a text whose rules do not ask needs none."""
        if not any(ToneProfile in rule.check.needs for rule in self.pack_for(article).rules):
            return article
        from audit.annotate.tone import tone_profile  # only who asks for the tone loads its word list

        whole = Span(0, len(article.text))
        return article.with_layer(ToneProfile, [ToneProfile.of(whole, tone or tone_profile(article))])

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


def _profile(article: Article) -> dict[str, Any]:
    """Readability and tone for `Report.profile`; both are shown, never scored."""
    return {"readability": article.the(ReadabilityProfile).row(), "tone": article.the(ToneProfile).row()}


def _rebuild(config: Config, profile: bool, with_text: bool) -> Auditor:
    return Auditor(config, profile=profile, with_text=with_text)


def source_of(item: Mapping[str, str], path: str) -> Source:
    """A Source from a mapping with `text` and metadata (keys of Meta). Raises UsageError on an unknown key."""
    known = {f.name for f in fields(Meta)}
    if unknown := sorted(set(item) - known - {"text", "path"}):
        raise UsageError(f"{path}: unknown field {unknown[0]!r}; known: text, path, {', '.join(sorted(known))}")
    said = {k: str(v) for k, v in item.items() if k in known and v is not None}
    meta = Meta(**{**said, "genre": genre_of(said.get("genre", ""))})
    return load.from_text(str(item.get("text", "")), path, meta=meta)


# -- which pack


def pack_name(genre: str, config: Config) -> str:
    """The pack for a genre: what the config maps it to, or its one pack, or the first that ships for this genre."""
    genre = genre_of(genre)
    for name, pack in config.genres.items():
        if genre and genre_of(name) == genre:
            return pack
    return config.pack or (genre and _shipped().get(genre)) or DEFAULT_PACK


@cache
def _shipped() -> Mapping[str, str]:
    """Genre -> the first pack that ships for it."""
    folders = [p.parent for p in sorted(assets.rules_dir().glob("*/pack.yaml")) if p.parent.name != DEFAULT_PACK]
    return {genre: f.name for f in reversed(folders) for genre in packs.genres_of(f)}


def pack_path(name: str, config: Config) -> Path:
    """Where a pack lies: the name of one that ships, or a folder as seen from the config's. Raises UsageError."""
    shipped = assets.rules_dir()
    if "/" not in name and (shipped / name / "pack.yaml").is_file():
        return shipped / name
    own = Path(config.root or ".") / name
    if (own / "pack.yaml").is_file():
        return own
    if own.is_dir():
        raise UsageError(f"no rule pack in {own}: it has no pack.yaml (`audit rules new` writes one)")
    names = sorted(p.parent.name for p in shipped.glob("*/pack.yaml"))
    hint = f" ({near})" if (near := meant(name, names)) else ""
    keys = ("pack", *(genre for genre, pack in config.genres.items() if pack == name))
    place = next((f"{at}: " for key in keys if (at := said_at(config.file, key, name))), "")
    raise UsageError(
        f"{place}no rule pack {name!r}{hint}: give a folder with a pack.yaml, or one of {', '.join(names)}"
    )


def odd_genres(config: Config) -> Iterator[str]:
    """A sentence on each genre in the config that nobody knows and that looks like one that is known."""
    known = {*GENRES, *_shipped()}
    mapped = [genre_of(genre) for genre in config.genres]
    stated = [g for g in (config.genre, *(o.genre for o in config.overrides)) if genre_of(g) not in mapped]
    for name in dict.fromkeys((*stated, *config.genres)):
        if genre_of(name) not in known and (near := meant(genre_of(name), known, 0.75)):
            yield f"no genre {name!r} is known; {near}"


def other_rules(config: Config) -> Iterator[str]:
    """The ids of the rules of every pack that may come into play; a config may name them whatever the article."""
    shipped = assets.rules_dir()
    for folder in sorted(p.parent for p in shipped.glob("*/pack.yaml")):
        yield from packs.ids_of(folder, shipped)
    for name in (config.pack, *config.genres.values()):
        if name:
            yield from packs.ids_of(pack_path(name, config), shipped)


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
