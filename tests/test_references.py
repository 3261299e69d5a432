"""References: what usual articles have, built from an archive, stored without a word of it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from render.judges import spoken
from support import call

from audit import references
from audit.config import Config, load
from audit.errors import UsageError
from audit.model.reference import LEAST, Reference
from audit.pipeline import Auditor, audit_text
from audit.references import Counted, gather, read, shipped, text

STORY = (
    "The council will close the bridge in May, said Ida Holm, the city engineer, on Monday. Holm said that the deck "
    "had rusted through in 14 places. Repairs will cost $4 million, according to the harbour authority. The closure "
    "will hurt the fish market. Traders fear for their trade, said Tam Weil, who runs a stall there. It is believed "
    "that the ferry will run again. The ferry stopped in 2011 because it lost money. About 9,000 people cross the "
    "bridge each day. The council may offer a bus. Buses stood still for most of last year because of a strike. The "
    "mayor was not there. The next meeting is in June, when the council will vote on the loan that pays for steel, "
    "paint and the wages of 40 workers. The bank has agreed to lend the money over 12 years at 4 percent. The rest "
    "will come from tolls, which rise to $3 for cars and $9 for lorries in the spring. Lorries made up a tenth of "
    "the traffic."
)


def row(n: int, *, genre: str = "news", outlet: str = "", words: int = 400, year: int | None = 2019) -> Counted:
    return Counted(genre, "core", outlet, year, words, f"{n:04d}", {"sources": float(n), "language": 1.0})


def made(rows: list[Counted], most: int = 0) -> Reference:
    return gather(rows, "ours", "made", "0.1.0", most)


def test_a_genre_or_length_with_too_few_articles_has_no_table() -> None:
    assert made([row(n) for n in range(LEAST - 1)]).tables == ()
    tables = made([row(n) for n in range(LEAST)] + [row(99, words=90), row(98, genre="court")]).tables
    assert [(t.genre, t.shortest, t.longest, t.n) for t in tables] == [
        ("news", 0, None, LEAST + 1), ("news", 300, 599, LEAST)
    ]  # fmt: skip
    assert (tables[0].first_year, tables[0].last_year, tables[0].outlets) == (2019, 2019, 0)
    assert tables[1].dimensions["sources"].place(float(LEAST)).middle == 100


def test_no_article_counts_twice_and_no_outlet_alone_says_what_is_usual() -> None:
    rows = [row(n, outlet="big") for n in range(200)] + [row(300 + n, outlet="small") for n in range(30)]
    (whole, _) = made(rows + rows, most=20).tables
    assert (whole.n, whole.outlets) == (40, 2)
    assert made(rows + rows).tables[0].n == 230


def test_a_reference_is_written_and_read_without_loss(tmp_path: Path) -> None:
    one = made([row(n) for n in range(50)])
    path = tmp_path / "ours.json"
    path.write_text(text(one), "utf-8")
    assert read(path) == one
    assert json.loads(path.read_text("utf-8"))["schema"] == "reference/1"


@pytest.mark.parametrize(
    ("held", "told"),
    [
        ("{", "not a reference"),
        ("[]", "not a reference"),
        ('{"schema": "reference/9"}', "its schema is 'reference/9'"),
        ('{"schema": "reference/1", "name": "x"}', "'tables'"),
        ('{"schema": "reference/1", "name": "x", "tables": []}', "'made'"),
        ('{"schema": "reference/1", "name": 1, "made": "", "rules": "", "tables": []}', "name: not a string: 1"),
    ],
)
def test_what_is_no_reference_is_told(tmp_path: Path, held: str, told: str) -> None:
    path = tmp_path / "odd.json"
    path.write_text(held, "utf-8")
    with pytest.raises(UsageError, match=told):
        read(path)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('"shortest": 300', '"shortest": "x"', r"tables\[1\]\.shortest: not a whole number: 'x'"),
        ('"n": 50', '"n": 1e999', "not a whole number: inf"),
        ('"n": 50', '"n": true', "not a whole number: True"),
        ('"genre": "news"', '"gender": "news"', "unknown field 'gender'"),
        ('"at": [0.0, ', '"at": [9.0, ', "101 quantiles in ascending order"),
        ('"at": [0.0, ', '"at": [NaN, ', "101 quantiles in ascending order"),
        ('"at": [0.0, ', '"at": [0.0, 0.0, ', "101 quantiles in ascending order"),
        ('"at": [0.0, ', f'"at": [-1{"0" * 400}, ', "too large"),
    ],
)
def test_what_is_wrong_in_a_reference_is_told(tmp_path: Path, before: str, after: str, told: str) -> None:
    path = tmp_path / "odd.json"
    sound = text(made([row(n) for n in range(50)]))
    assert before in sound
    path.write_text(sound.replace(before, after), "utf-8")
    with pytest.raises(UsageError, match=told):
        read(path)


def test_what_a_reference_says_of_itself_acts_on_no_terminal(tmp_path: Path) -> None:
    odd = replace(made([row(n, genre="\x1b[2J") for n in range(50)]), name="::error::x", made="\u202e", rules="\x9b2J")
    (tmp_path / "odd.json").write_text(text(odd), "utf-8")
    shown = call(("reference", "show", "--reference", "odd"), cwd=tmp_path)
    assert shown.code == 0 and list(spoken(shown.text)) == [] and "\\x1b[2J" in shown.text


def test_the_config_names_a_reference_beside_it(tmp_path: Path) -> None:
    (tmp_path / "ours.json").write_text(text(made([row(n) for n in range(50)])), "utf-8")
    (tmp_path / "audit.toml").write_text('reference = "ours"\n', "utf-8")
    found = references.chosen(load(tmp_path / "audit.toml"))
    assert found is not None and found.name == "ours"
    assert references.chosen(Config(reference="none")) is None
    (tmp_path / "audit.toml").write_text('reference = "theirs"\n', "utf-8")
    with pytest.raises(UsageError, match=r"audit.toml:1: no reference 'theirs': `audit reference build"):
        references.chosen(load(tmp_path / "audit.toml"))


def test_the_shipped_reference_is_of_reliable_news_and_holds_no_text() -> None:
    found = references.chosen(Config())
    assert found is not None and found.name == "shipped"
    news = found.tables[0]
    assert (news.genre, news.pack, news.whole) == ("news", "core", True)
    assert news.n >= 500 and news.outlets >= 10
    assert set(news.dimensions) == {"attribution", "certainty", "language", "presentation", "sources"} | (
        set(news.dimensions) & {"transparency"}
    )
    words = {w for line in shipped().read_text("utf-8").splitlines()[1:] for w in line.split('"')[1::2]}
    assert words <= {
        "genre", "pack", "shortest", "longest", "n", "outlets", "first_year", "last_year", "dimensions", "at",
        *news.dimensions, *(t.genre for t in found.tables), *(t.pack for t in found.tables),
    }  # fmt: skip


def test_a_newsroom_builds_its_own_and_cards_say_so(tmp_path: Path) -> None:
    archive = tmp_path / "archive.jsonl"
    rows = [
        {"text": f"{STORY} This is story {n} of the year.", "outlet": "ours", "date": "2024-05-01"} for n in range(45)
    ]
    archive.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    built = call(["reference", "build", "archive.jsonl", "--name", "ours"], cwd=tmp_path)
    assert built.code == 0, built.err
    assert "news          any                  45        1  2024-2024" in built.text and "wrote ours.json" in built.text
    assert STORY[:40] not in (tmp_path / "ours.json").read_text("utf-8")
    (tmp_path / "new.txt").write_text(f"{STORY} This one is new.", "utf-8")
    card = call(["check", "new.txt", "--reference", "ours.json", "--exit-zero"], cwd=tmp_path).text
    assert "50 is usual among your last 45 articles (news of up to 299 words)" in " ".join(card.split())
    assert "as usual" in card
    told = call(["reference", "show", "--reference", "ours.json"], cwd=tmp_path).text
    assert told.startswith("ours: 45 articles")


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["gone.jsonl", "--name", "ours"], "gone.jsonl: cannot be read"),
        (["few.jsonl", "--name", "ours"], "no genre has the 40 that are needed"),
        (["odd.jsonl", "--name", "ours"], "odd.jsonl:1: not JSON"),
        (["list.jsonl", "--name", "ours"], "list.jsonl:1: not an object"),
        (["few.jsonl", "--name", "shipped"], "give a plain name"),
        (["few.jsonl", "--name", "../ours"], "give a plain name"),
    ],
)
def test_what_cannot_be_built_is_told(tmp_path: Path, args: list[str], told: str) -> None:
    (tmp_path / "few.jsonl").write_text(json.dumps({"text": STORY}), "utf-8")
    (tmp_path / "odd.jsonl").write_text("{", "utf-8")
    (tmp_path / "list.jsonl").write_text("[]", "utf-8")
    ran = call(["reference", "build", *args], cwd=tmp_path)
    assert ran.code == 2 and told in ran.err.decode()


def test_without_a_reference_a_card_says_so(tmp_path: Path) -> None:
    (tmp_path / "new.txt").write_text(STORY, "utf-8")
    card = call(["check", "new.txt", "--reference", "none", "--exit-zero"], cwd=tmp_path).text
    assert "No reference yet for this genre" in card
    assert call(["reference", "show", "--reference", "none"], cwd=tmp_path).text == "no reference is used\n"


def test_a_reference_changes_no_quantity() -> None:
    one, other = (audit_text(STORY, config=Config(reference=name)) for name in ("", "none"))
    assert [d.quantity for d in one.dimensions] == [d.quantity for d in other.dimensions]
    assert [d.scale for d in one.dimensions[:5]] == ["own", "place", "place", "place", "place"]
    assert {d.scale for d in other.dimensions} <= {"own", ""}
    assert Auditor(Config(reference="none")).reference is None
