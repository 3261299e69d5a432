"""What docs/python.md tells people to type works, in the order of the page; its table of rates is the program's."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pandas as pd
from support import ROOT, article_of

from audit.features import RATES

PAGE = (ROOT / "docs/python.md").read_text("utf-8")


def test_the_examples_run(tmp_path: Path) -> None:
    text = article_of(ROOT / "seeds/battery-talks").read_text("utf-8")
    (tmp_path / "article.txt").write_text(text, "utf-8")
    rows = {
        "key": ["a", "b", "c", "d"],
        "headline": ["Talks on batteries", None, "Crowds", "Nothing"],
        "body": [text, "Critics say the plan failed. Experts say it did not.", "Many believe it will rain.", None],
        "outlet": ["The Gazette", "The Post", "The Post", "The Gazette"],
        "label": [1, 0, 0, 1],
    }
    pd.DataFrame(rows).to_csv(tmp_path / "articles.csv", index=False)
    code = "\n".join(re.findall(r"^```python\n(.*?)^```", PAGE, re.M | re.S))
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        [sys.executable, "-W", "error::UserWarning", "-c", code],
        cwd=tmp_path, env=env, capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert "agentless-passive-attribution" in ran.stdout and "failed" in ran.stdout
    assert {p.name for p in tmp_path.iterdir()} == {"article.txt", "articles.csv", "card.html", "card.xml"}


def test_the_table_of_rates_is_that_of_the_program() -> None:
    rows = re.findall(r"^\| `(\w+)` \| .* \| ([\w, ]+) \|$", PAGE, re.M)
    assert rows == [(name, ("1,000 " if rate.times == 1000 else "") + _shown(rate.per)) for name, rate in RATES.items()]


def _shown(per: str) -> str:
    return {"speakers": "sources"}.get(per, per)
