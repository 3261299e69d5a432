"""The build hook: compiles the templates for the wheel, or for the checkout when that is installed as editable."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileTemplates(BuildHookInterface):
    """Runs in a process of its own, so that the code that is built compiles, not what may be installed beside it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        subprocess.run([sys.executable, "-m", "audit.render.templates"], cwd=self.root, check=True)
