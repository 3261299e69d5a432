"""How an article is audited: its genre chooses the pack, its path may switch rules, and nothing else matters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, cached_property
from pathlib import Path

from audit import accept, annotate, assets, check, judge, packs, scan
from audit import cache as caching
from audit.annotate.genre import infer
from audit.config import Config, set_at
from audit.errors import UsageError, meant
from audit.model.article import Article
from audit.model.dataclass import dataclass
from audit.model.lexicon import Lexicon
from audit.model.precision import Judged
from audit.model.report import Tool
from audit.model.rule import RulePack, Severity
from audit.model.words import NONE_ALLOWED, Allowed
from audit.parse.genres import GENRES, genre_of, in_address
from audit.report import Told
from audit.version import __version__

DEFAULT_PACK = "core"


def pack_context(shipped: Path | None = None) -> packs.PackContext:
    """What packs are read with; `shipped`: the folder of those that ship, if another than the program's."""
    shipped = shipped or assets.rules_dir()
    return packs.PackContext(check.KINDS, [shipped / "lexicons"], check.RENAMED, shipped, __version__)


class Compiled:
    """One pack as a config uses it: its rules in force, and the search for all their words. Raises PackError,
    UsageError."""

    def __init__(self, name: str, config: Config) -> None:
        self.config = config
        whole = packs.load_pack(pack_path(name, config), pack_context(), caching.users("packs"))
        self.whole = judge.applied(whole, _table(), own_verdicts(config))
        self._in_force: dict[tuple[object, ...], RulePack] = {}
        self._treated: dict[tuple[object, ...], RulePack] = {}
        self.notices = self.whole.notices
        """What the author of the config or the pack should know, a sentence each."""
        known(config, self.whole)
        self.in_force(config)
        for o in config.overrides:
            ignore = (*config.ignore, *o.ignore)
            self.in_force(replace(config, rules={**config.rules, **o.rules}, ignore=ignore))

    def in_force(self, config: Config) -> RulePack:
        """The pack with its rules switched and chosen so."""
        chosen = chosen_of(config)
        key = (tuple(sorted(config.rules.items())), chosen)
        if key not in self._in_force:
            self._in_force[key], notices = packs.in_force(
                self.whole,
                config.rules,
                preview=self.config.preview,
                elsewhere=other_rules(self.config),
                place=self.config.place,
                chosen=chosen,
            )
            self.notices = tuple(dict.fromkeys((*self.notices, *notices)))
        return self._in_force[key]

    def treated(self, config: Config, genre: str) -> RulePack:
        """The pack in force as it treats a genre, made once."""
        pack = self.in_force(config)
        if genre not in pack.treatments:
            return pack
        key = (genre, tuple(sorted(config.rules.items())), chosen_of(config))
        if key not in self._treated:
            self._treated[key] = packs.treated(pack, genre, spared(config))
        return self._treated[key]

    @cached_property
    def matcher(self) -> scan.Matcher:
        """The search for the words of the annotators and of the rules that may be in force, and for no others."""
        checks = {r.id: r.check for pack in self._in_force.values() for r in pack.rules}.values()
        names = dict.fromkeys([*annotate.LEXICONS, *(x for c in checks for x in c.lexicons())])
        patterns = [*annotate.PATTERNS, *(p for c in checks for p in c.patterns())]
        return scan.Matcher([self.whole.lexicons[name] for name in names], patterns)

    @cached_property
    def tool(self) -> Tool:
        pack = self.whole
        return Tool("source-audit", __version__, pack.name, pack.version, pack.sha256, self.config.sha256)


@dataclass(frozen=True, slots=True)
class Plan:
    """How one article is audited. `pack`: the rules in force, as they treat its genre."""

    told: Told
    pack: RulePack
    compiled: Compiled
    words: Allowed = NONE_ALLOWED

    @property
    def lexicons(self) -> Mapping[str, Lexicon]:
        return self.compiled.whole.lexicons

    @property
    def matcher(self) -> scan.Matcher:
        return self.compiled.matcher

    @property
    def tool(self) -> Tool:
        return self.compiled.tool


class Choice:
    """Plans for the articles of one config. A pack is compiled when the first article asks for it."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self._compiled: dict[str, Compiled] = {}

    def plan(self, article: Article) -> Plan:
        """How this article is audited. Raises PackError, UsageError."""
        here = self.config.for_path(article.source.path)
        told = self._told(article, here.genre)
        compiled = self.compiled(told.genre)
        return Plan(told, compiled.treated(here, told.genre), compiled, words_of(here))

    def _told(self, article: Article, configured: str) -> Told:
        """The genre and who says so: the article, the config, its address, the page, its form."""
        if stated := genre_of(article.meta.genre or configured):
            return Told(stated, "stated")
        if self.config.pack:
            return Told()
        if section := in_address(article.meta.url):
            return Told(section, "address", "a section in its address")
        guess = infer(article)
        return Told(guess.genre, "page" if guess.labelled else "form", guess.why) if guess else Told()

    def compiled(self, genre: str = "") -> Compiled:
        """The pack for articles of this genre. Raises PackError, UsageError."""
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
        return tuple(dict.fromkeys((*(notice for one in prepared for notice in one.notices), *odd_genres(self.config))))


# -- which rules


def chosen_of(config: Config) -> packs.Chosen:
    def low(names: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name.lower() for name in names))

    return packs.Chosen(low(config.select), low(config.extend_select), low(config.ignore))


def spared(config: Config) -> frozenset[str]:
    """The names that the config itself says something of, whatever the genre."""
    return frozenset({*config.rules, *(name.lower() for name in (*config.select, *config.extend_select))})


def words_of(config: Config) -> Allowed:
    return Allowed.of(config.words.allow, config.words.rules)


def names(config: Config, whole: RulePack) -> frozenset[str]:
    """All that rules can be chosen by: every rule, family and dimension."""
    rules = (*whole.rules, *whole.off)
    families = {p.name for p in assets.rules_dir().glob("*/*/") if p.name != "lexicons"} | {r.family for r in rules}
    dimensions = {r.dimension for r in rules if r.dimension}
    return frozenset({packs.ALL, *(r.id for r in rules), *other_rules(config), *families, *dimensions})


def known(config: Config, whole: RulePack) -> None:
    """Raises UsageError where the config chooses, or counts, what is neither rule, family nor dimension."""
    listed = {"select": config.select, "extend-select": config.extend_select, "ignore": config.ignore}
    listed["overrides"] = tuple(name for o in config.overrides for name in o.ignore)
    listed["words.rules"] = tuple(config.words.rules)
    waivers = {accept.FAMILY, *accept.RULES}
    listed["max"] = tuple(of for of in config.max if of.lower() not in {*Severity, *waivers})
    if not any(listed.values()):
        return
    there = names(config, whole)
    for key, asked in listed.items():
        for name in asked:
            if name.lower() not in there:
                hint = meant(name.lower(), there)
                place = set_at(config.file, *key.split(".")) if config.file else ""
                where = f"{place}: {key}" if place else key if key in ("max", "words.rules") else f"--{key}"
                raise UsageError(f"{where}: no rule, family or dimension {name!r:.60}" + (f"; {hint}" if hint else ""))


# -- which pack


def pack_name(genre: str, config: Config) -> str:
    """The pack for a genre: what the config maps it to, or its one pack, or the first that ships for this genre."""
    genre = genre_of(genre)
    for name, pack in config.genres.items():
        if genre and genre_of(name) == genre:
            return pack
    return config.pack or (genre and _shipped().get(genre)) or DEFAULT_PACK


@cache
def _table() -> Mapping[str, Judged]:
    """Rule -> what the readers of those who ship the rules said of its hits."""
    return judge.load_table(assets.rules_dir())


def own_verdicts(config: Config) -> Mapping[str, Judged]:
    """Rule -> what the newsroom's own readers said. Raises UsageError."""
    if not config.judged:
        return {}
    path = Path(config.root or ".") / config.judged
    if not path.exists():
        raise UsageError(f"{config.place('judged')}: judged: no such file or folder: {path}")
    return {rule: one.judged for rule, one in judge.tally(judge.read(path), own=True).items()}


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
    keys = [("pack",)] if config.pack == name else [("genres", g) for g, pack in config.genres.items() if pack == name]
    place = next((f"{at}: " for key in keys if (at := set_at(config.file, *key))), "")
    raise UsageError(
        f"{place}no rule pack {name!r}{hint}: give a folder with a pack.yaml, or one of {', '.join(names)}"
    )


def odd_genres(config: Config) -> Iterator[str]:
    """A sentence on each genre in the config that nobody knows and that looks like one that is known."""
    known = {*GENRES, *_shipped()}
    mapped = [genre_of(genre) for genre in config.genres]
    stated = [g for g in (config.genre, *(o.genre for o in config.overrides)) if g and genre_of(g) not in mapped]
    for name in dict.fromkeys((*stated, *config.genres)):
        if genre_of(name) not in known and (near := meant(genre_of(name), known, 0.75)):
            yield f"genre {name!r} is not known; {near}"


def other_rules(config: Config) -> Iterator[str]:
    """The ids of the rules of every pack that may come into play; a config may name them whatever the article."""
    shipped = assets.rules_dir()
    for folder in sorted(p.parent for p in shipped.glob("*/pack.yaml")):
        yield from packs.ids_of(folder, shipped)
    for name in (config.pack, *config.genres.values()):
        if name:
            yield from packs.ids_of(pack_path(name, config), shipped)
