"""audit: who answers for each sentence of a news article. Explainable, deterministic, offline.

import audit
report = audit.audit_file("article.txt")
print(report.headline)
frames = audit.to_frame(audit.Auditor().audit_many(["a.txt", "b.html"]))
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from audit.version import __version__

if TYPE_CHECKING:
    from audit.config import Config
    from audit.model.report import Failure, Report
    from audit.pipeline import Auditor, audit_file, audit_text
    from audit.render.frames import Frames, to_frame

__all__ = ["Auditor", "Config", "Failure", "Frames", "Report", "__version__", "audit_file", "audit_text", "to_frame"]

_HOME = {
    "Auditor": "audit.pipeline",
    "audit_file": "audit.pipeline",
    "audit_text": "audit.pipeline",
    "Config": "audit.config",
    "Report": "audit.model.report",
    "Failure": "audit.model.report",
    "Frames": "audit.render.frames",
    "to_frame": "audit.render.frames",
}


def __getattr__(name: str) -> Any:
    """Import a name when it is first used, so that `import audit` costs nothing."""
    if name in _HOME:
        from importlib import import_module

        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'audit' has no attribute {name!r}")
