"""The data that ships is found in the wheel, or else in the checkout."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit import assets


def test_the_data_is_found() -> None:
    assert (assets.rules_dir() / "core/pack.yaml").is_file()
    assert (assets.rules_dir() / "lexicons/reporting-verbs.yaml").is_file()
    assert assets.templates_dir().is_dir() and assets.schema_dir().is_dir()


def test_the_wheel_comes_before_the_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "_PACKAGE", tmp_path / "audit")
    assets._folder.cache_clear()
    try:
        with pytest.raises(FileNotFoundError, match="the installation is not whole"):
            assets.rules_dir()
        (tmp_path / "rules").mkdir()
        assert assets.rules_dir() == tmp_path / "rules"
        assets._folder.cache_clear()
        (tmp_path / "audit/_rules").mkdir(parents=True)
        assert assets.rules_dir() == tmp_path / "audit/_rules"
    finally:
        assets._folder.cache_clear()
