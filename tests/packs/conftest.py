from __future__ import annotations

from pathlib import Path

import pytest
from packs.pack_kit import Kit, make


@pytest.fixture
def kit(tmp_path: Path) -> Kit:
    return make(tmp_path)
