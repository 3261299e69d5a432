"""audit: who answers for each sentence of a news article. Explainable, deterministic, offline.

import audit
report = audit.audit_file("article.txt")
print(report.headline)
report.save("card.html")
frames = audit.audit_frame(df, text="body", title="headline")
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from audit.model import shown
from audit.version import __version__

if TYPE_CHECKING:
    from audit.config import Config
    from audit.errors import AuditError, LoadError, PackError, UsageError
    from audit.frame import ColumnWarning, audit_frame
    from audit.model.frames import Frames
    from audit.model.report import Failure, Report
    from audit.pipeline import Auditor, audit_file, audit_text
    from audit.render.frames import to_frame

__all__ = [
    "AuditError",
    "Auditor",
    "ColumnWarning",
    "Config",
    "Failure",
    "Frames",
    "LoadError",
    "PackError",
    "Report",
    "UsageError",
    "__version__",
    "audit_file",
    "audit_frame",
    "audit_text",
    "to_frame",
]

_HOME = {
    "Auditor": "audit.pipeline",
    "audit_file": "audit.pipeline",
    "audit_text": "audit.pipeline",
    "AuditError": "audit.errors",
    "LoadError": "audit.errors",
    "PackError": "audit.errors",
    "UsageError": "audit.errors",
    "ColumnWarning": "audit.frame",
    "audit_frame": "audit.frame",
    "Config": "audit.config",
    "Report": "audit.model.report",
    "Failure": "audit.model.report",
    "Frames": "audit.model.frames",
    "to_frame": "audit.render.frames",
}


def __getattr__(name: str) -> Any:
    """Import a name when it is first used, so that `import audit` costs nothing."""
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'audit' has no attribute {name!r}")


def _shows() -> shown.Shows:
    return cast("shown.Shows", import_module("audit.render.shows"))


shown.shown_by(_shows)
