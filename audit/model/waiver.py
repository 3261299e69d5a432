"""What a newsroom accepts: waivers, with a reason each, and findings that are known already."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import Literal

from audit.model.dataclass import dataclass

Demand = Literal["owner", "expires"]
WaiverLevel = Literal["off", "error", "warning", "info"]


class Known(StrEnum):
    """Why a finding is known (`Finding.known`): it stands in the baseline, or the file had it at the revision that a
    run is compared with."""

    BASELINE = "baseline"
    REVISION = "revision"


@dataclass(frozen=True, slots=True)
class Waivers:
    """The table [waivers] of a config. `inline`: comments in an article may waive. `file`: the file beside the config.
    `require`: what each waiver states beside its reason. `unused`, `expired`: the severity of a finding about a waiver
    that waives nothing, or whose day has passed."""

    inline: bool = False
    file: str = "audit-waivers.toml"
    require: tuple[Demand, ...] = ()
    unused: WaiverLevel = "warning"
    expired: WaiverLevel = "error"


@dataclass(frozen=True, slots=True)
class Waiver:
    """One waiver of the file: by fingerprint, or by rule and, where they are given, the words that were found. `path`:
    the file or files (a glob) that it is for, seen from the config's folder. `expires`: the last day on which it
    holds. `place`: where it is written."""

    reason: str
    fingerprint: str = ""
    rule: str = ""
    words: str = ""
    path: str = ""
    owner: str = ""
    expires: datetime.date | None = None
    place: str = field(default="", metadata={"key": ""})

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ValueError("the reason is empty")
        if bool(self.fingerprint) == bool(self.rule):
            raise ValueError("give either a fingerprint or a rule")
        if self.fingerprint and not self.path:
            raise ValueError("a fingerprint needs the path of its file: findings about a whole article share theirs")
        if self.words and not self.rule:
            raise ValueError("words need the rule that found them")

    def lacks(self, require: tuple[Demand, ...]) -> tuple[str, ...]:
        """What is demanded of it and not there."""
        return tuple(name for name in require if not getattr(self, name))


@dataclass(frozen=True, slots=True)
class Here:
    """What is accepted in one article. `waivers`: those of the file that are for it; `alone`: those among them that
    are for no other, so that they are unused when this article does not use them. `known`: fingerprint -> why it is
    known. `today`: what expiry is compared with."""

    waivers: tuple[Waiver, ...] = ()
    alone: tuple[Waiver, ...] = ()
    known: Mapping[str, str] = field(default_factory=dict)
    settings: Waivers = Waivers()
    today: datetime.date = datetime.date.min

    def __bool__(self) -> bool:
        return bool(self.waivers or self.known or self.settings.inline)
