"""The build hook: compiles templates and rule packs for the wheel, or for the checkout when that is installed as
editable."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Compile(BuildHookInterface):
    """Runs in processes of their own, so that the code that is built compiles, not what may be installed beside it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        for module in ("audit.render.templates", "audit.compile"):
            subprocess.run([sys.executable, "-m", module], cwd=self.root, check=True)
