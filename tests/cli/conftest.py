"""What tests of a team's first day share."""

from __future__ import annotations

from pathlib import Path

import pytest
import team


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A team's folder."""
    return team.make(tmp_path)
