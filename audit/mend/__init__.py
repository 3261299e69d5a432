"""Outcomes -> outcomes whose findings carry a mend, where one needs no writer. It edits no file itself."""

from audit.mend.apply import edited
from audit.mend.blocks import mend

__all__ = ["edited", "mend"]
