"""THE journey: load -> parse -> scan -> annotate -> check -> score, ask -> report. It alone knows all stages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from audit import accept, annotate, asks, check, load, mend, packs, parse, references, report
from audit import score as scoring
from audit.accept.comments import OURS
from audit.accepted import Accepted
from audit.choice import Choice, Compiled, Plan, other_rules
from audit.config import Config
from audit.errors import LoadError, UsageError
from audit.model.article import Article, Meta, Source
from audit.model.finding import Outcome
from audit.model.profile import Profile, ReadabilityProfile, ToneProfile
from audit.model.reference import Reference
from audit.model.report import Failure, Report
from audit.model.rule import RulePack

Item = str | Path | Source | Mapping[str, Any]
"""What audit_many takes: a path, a Source, or {"text": ..., "title": ..., "id": ..., "date": ..., ...}. Keys of a
mapping that are no metadata come back as `extra`."""

READ = (*scoring.NEEDS, *asks.NEEDS, *report.NEEDS)
"""The layers that are read once the rules have judged."""
PROFILES = (ReadabilityProfile, ToneProfile)


class Auditor:
    """Audits articles with one configuration. Pickles as that configuration and compiles its rules once a process.

    `profile`: readability and tone go into the report. The findings are the same with and without: either is measured
    when the report or a rule in force asks for it. `accepted`: waivers and what is known; without it nothing is."""

    def __init__(
        self,
        config: Config | Mapping[str, Any] | None = None,
        *,
        profile: bool = True,
        with_text: bool = True,
        accepted: Accepted | None = None,
    ) -> None:
        self.config = config_of(config)
        self.accepted = accepted
        self.profile = profile
        self.with_text = with_text
        self._choice = Choice(self.config)

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (self.config, self.profile, self.with_text, self.accepted)

    # -- compiled once

    def prepare(self) -> tuple[str, ...]:
        """Compiles the packs of the config and reads its reference, so that what is wrong with them is said before an
        article is read. Returns what their author should know, a sentence each. Raises PackError, UsageError."""
        references.chosen(self.config)
        return self._choice.prepare()

    def plan(self, article: Article) -> Plan:
        """How this article is audited: its genre chooses the pack, its path may switch rules."""
        return self._choice.plan(article)

    def compiled(self, genre: str | None = None) -> Compiled:
        """The pack for articles of this genre; left out: of the genre that the config states."""
        return self._choice.compiled(self.config.genre if genre is None else genre)

    @property
    def reference(self) -> Reference | None:
        """What scores are compared with. Raises UsageError."""
        return references.chosen(self.config)

    @property
    def pack(self) -> RulePack:
        """The rules in force for an article that states no genre."""
        return self.compiled().in_force(self.config)

    # -- the journey

    def source(self, path: str | Path) -> Source:
        """The file as a Source. Raises LoadError, its message beginning with the path."""
        try:
            return load.read(str(path), parse.INPUTS, max_bytes=self.config.max_bytes)
        except LoadError as e:
            raise LoadError(e.code, f"{path}: {e}") from None

    def read(self, source: Source) -> Article:
        """The article with all its layers. Raises LoadError when there is no text to audit."""
        article = parse.parse(source)
        return self._read(article, self.plan(article))

    def _read(self, article: Article, plan: Plan) -> Article:
        house = self.config.house.publishing(article.meta.outlet, url=article.meta.url)
        return annotate.annotate(plan.matcher.scan(article), house, plan.lexicons)

    def judge(self, source: Source) -> tuple[Article, tuple[Outcome, ...]]:
        """The article and what became of each rule on it."""
        article = parse.parse(source)
        plan = self.plan(article)
        article = self._read(article, plan)
        return article, check.run(article, plan.pack, plan.words)

    def audit(self, source: Source) -> Report:
        """One article's report. Raises LoadError when there is no text to audit."""
        article = parse.parse(source)
        plan = self.plan(article)
        article = self._read(article, plan)
        layers = (*READ, *(PROFILES if self.profile else ()))
        for layer in layers:  # before the rules: what working them out takes is free again when findings come
            article.all(layer)
        outcomes = mend.mend(article, check.run(article, plan.pack, plan.words), plan.pack)
        article = article.judged(*layers)
        outcomes = self._accept(article, outcomes, plan)
        card = scoring.score(article, plan.pack, outcomes, genre=plan.told.genre, reference=self.reference)
        return report.build(
            article,
            plan.pack,
            outcomes,
            card.dimensions,
            card.headline,
            plan.tool,
            card.tally.words,
            asks=asks.ask(article, plan.pack, outcomes),
            told=plan.told,
            profile=_profile(article) if self.profile else None,
            with_text=self.with_text,
        )

    def _accept(self, article: Article, outcomes: tuple[Outcome, ...], plan: Plan) -> tuple[Outcome, ...]:
        """The outcomes, with what the newsroom accepts marked."""
        here = self.accepted.here(article.source.path) if self.accepted else None
        if not here:
            return outcomes
        inline = here.settings.inline and OURS in article.source.text.lower()
        comments = parse.comments(article.source) if inline else ()
        whole = plan.compiled.whole
        rules = {*(r.id for r in (*whole.rules, *whole.off)), *other_rules(self.config)} if comments else ()
        return accept.accept(article, outcomes, here, comments, rules)

    def audit_file(self, path: str | Path) -> Report | Failure:
        """The report of one file, or why there is none. Never raises for what the file holds."""
        return self._attempt(str(path), lambda: load.read(str(path), parse.INPUTS, max_bytes=self.config.max_bytes))

    def audit_bytes(self, path: str, data: bytes) -> Report | Failure:
        """The report of a file of this name that holds these bytes. Never raises for what it holds."""
        limit = self.config.max_bytes
        return self._attempt(path, lambda: load.from_bytes(data, path, parse.INPUTS, max_bytes=limit))

    def audit_source(self, path: str, source: Source) -> Report | Failure:
        """The report of an article that was read. Never raises for what it holds."""
        return self._attempt(path, lambda: source)

    def audit_many(self, items: Iterable[Item]) -> Iterator[Report | Failure]:
        """One Report or Failure an item, in input order; a bad item never stops the others. Raises UsageError where
        `items` are none."""
        if isinstance(items, str | bytes | Path | Mapping | Source) or not isinstance(items, Iterable):
            kind = type(items).__name__
            raise UsageError(f"audit_many takes items, not {kind}: a list of paths, of Sources or of dicts with `text`")
        return self._many(items)

    def _many(self, items: Iterable[Item]) -> Iterator[Report | Failure]:
        for n, item in enumerate(items):
            if isinstance(item, Source):
                yield self._attempt(item.path, lambda item=item: item)
            elif isinstance(item, Mapping):
                path = load.name_of(item, n + 1)
                yield self._attempt(path, lambda item=item, path=path: source_of(item, path))
            elif isinstance(item, str | Path):
                yield self.audit_file(item)
            else:
                said = f"item {n + 1} is {type(item).__name__}: give a path, a Source or a mapping with `text`"
                yield Failure(f"item-{n + 1}", "not-text", said)

    def _attempt(self, path: str, source: Any) -> Report | Failure:
        try:
            return self.audit(source())
        except LoadError as e:
            return Failure(path, e.code, str(e))
        except (UsageError, packs.PackError):
            raise
        except Exception as e:  # one article that breaks the program must not lose the others
            return Failure(path, "internal-error", f"{path}: internal error: {type(e).__name__}: {e}")


def _profile(article: Article) -> Profile:
    """Readability and tone; both are shown, never scored."""
    return Profile(article.the(ReadabilityProfile), article.the(ToneProfile))


def _rebuild(config: Config, profile: bool, with_text: bool, accepted: Accepted | None) -> Auditor:
    return Auditor(config, profile=profile, with_text=with_text, accepted=accepted)


def source_of(item: Mapping[str, Any], path: str) -> Source:
    """A Source from a mapping with `text`, metadata (keys of Meta) and whatever else. Raises LoadError."""
    return load.row_source(item, path, parse.INPUTS)


# -- the face of the package


def audit_text(
    text: str, *, path: str = "text", config: Config | Mapping[str, Any] | None = None, **meta: str
) -> Report:
    """The report of a text: a str is the text itself, never a path. `meta`: title, id, date, author, outlet, genre, url
    ... (fields of Meta). `config`: a Config, or a dict as `Config.from_dict` takes it.

    Raises LoadError when the text is empty, UsageError on an unknown field and what is no text."""
    if not isinstance(text, str):
        hint = "; audit.audit_file reads a file" if hasattr(text, "__fspath__") else ""
        raise UsageError(f"audit_text takes the text, a str, not {type(text).__name__}{hint}")
    known = {f.name for f in fields(Meta)}
    if unknown := sorted(set(meta) - known):
        raise UsageError(f"{path}: unknown field {unknown[0]!r}; known: {', '.join(sorted(known))}")
    return auditor_of(config_of(config)).audit(source_of({**meta, "text": text}, path))


def audit_file(path: str | Path, *, config: Config | Mapping[str, Any] | None = None) -> Report:
    """The report of a file: a str is its path, never a text. Raises LoadError when it cannot be read as an article,
    UsageError on what is no path."""
    if not isinstance(path, str | Path):
        raise UsageError(f"audit_file takes a path, a str or a Path, not {type(path).__name__}")
    if isinstance(path, str) and "\n" in path and not Path(path).exists():
        raise UsageError(
            "audit_file takes the path of a file, and this str has several lines; audit.audit_text takes a text"
        )
    auditor = auditor_of(config_of(config))
    return auditor.audit(auditor.source(path))


def config_of(config: Config | Mapping[str, Any] | None) -> Config:
    """What the caller gives as a config. Raises UsageError."""
    if config is None:
        return Config()
    if isinstance(config, Config):
        return config
    if isinstance(config, Mapping):
        return Config.from_dict(config)
    hint = "; audit.config.load(Path(...)) reads a file" if isinstance(config, str | Path) else ""
    raise UsageError(f"config is a Config or a dict, not {type(config).__name__}{hint}")


_AUDITORS: dict[tuple[str, bool, bool], Auditor] = {}


def auditor_of(config: Config, *, profile: bool = True, with_text: bool = True) -> Auditor:
    """The compiled auditor of this config; the last few are kept, since compiling costs more than auditing."""
    key = repr(config), profile, with_text
    if key not in _AUDITORS:
        if len(_AUDITORS) >= 4:
            _AUDITORS.clear()
        _AUDITORS[key] = Auditor(config, profile=profile, with_text=with_text)
    return _AUDITORS[key]
