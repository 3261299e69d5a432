"""audit genres: each genre, by which pack it is audited, who answers by default, and what is not asked of it."""

from __future__ import annotations

import json
from collections.abc import Iterator

import click

from audit import catalogue
from audit.catalogue import ListedGenre
from audit.choice import pack_name
from audit.cli import common
from audit.config import Config
from audit.parse.genres import asked_genre
from audit.render.width import wrap

WIDTH = 80


@click.command()
@click.argument("name", metavar="GENRE", required=False)
@click.option("--format", "form", type=click.Choice(("table", "json", "markdown")), default="table", show_default=True)
@common.config_options
def command(name: str | None, form: str, config: Config) -> None:
    """List the genres and how each is treated; of one GENRE every rule.

    \b
    audit genres
    audit genres court
    audit check article.txt --genre court
    """
    rows = list(catalogue.genres(config))
    if name:
        genre = asked_genre(name, config.genres)
        rows = [row for row in rows if row.genre == genre]
    if form == "json":
        text = json.dumps([catalogue.genre_row(row, config) for row in rows], ensure_ascii=False, indent=2) + "\n"
    elif form == "markdown":
        text = markdown(rows, config)
    else:
        text = "\n".join(_one(rows[0], config) if name and rows else _table(rows, config)) + "\n"
    common.write_out(text)


def _table(rows: list[ListedGenre], config: Config) -> Iterator[str]:
    width = max(len(row.genre) for row in rows)
    for row in rows:
        off = sum(s.level == "off" for s in row.switches.values())
        said = f"{row.about} Answers by default: {row.answers}. Pack {pack_name(row.genre, config)}"
        said += f", {off} rules off" if off else ""
        said += f"; not judged: {', '.join(row.not_judged)}" if row.not_judged else ""
        lines = wrap(said + ".", WIDTH - width - 2)
        yield f"{row.genre:<{width}}  {lines[0]}"
        yield from (" " * (width + 2) + line for line in lines[1:])
    yield ""
    yield from wrap(
        "A genre is taken from the caller, the file or page, the section in its address, or else from the form of the "
        "text where that is plain; --genre sets another. `audit genres GENRE` shows what is done with each rule.",
        WIDTH,
    )


def _one(row: ListedGenre, config: Config) -> Iterator[str]:
    yield f"{row.genre}: {row.about}"
    yield f"Answers by default: {row.answers}."
    yield f"Pack: {pack_name(row.genre, config)}"
    if row.names:
        yield from wrap(f"Also called: {', '.join(row.names)}", WIDTH)
    for name, why in row.not_judged.items():
        yield f"Not judged: {name} ({why})"
    for id_, switch in row.switches.items():
        yield from wrap(f"{id_}: {switch.level}. {switch.reason}", WIDTH)


def markdown(rows: list[ListedGenre], config: Config) -> str:
    """The page of the docs."""
    out = [HEAD]
    for row in rows:
        pack = pack_name(row.genre, config)
        out.append(f"## {row.genre}\n\n{row.about} Answers by default: {row.answers}. Pack: `{pack}`.\n")
        if row.names:
            out.append(f"Also called: {', '.join(row.names)}.\n")
        if row.not_judged:
            out.append("".join(f"- not judged: {name}, since {why}\n" for name, why in row.not_judged.items()))
        if row.switches:
            lines = (f"| {id_} | {s.level} | {s.reason} |\n" for id_, s in row.switches.items())
            out.append("| rule | | why |\n|---|---|---|\n" + "".join(lines))
    return "\n".join(out)


HEAD = """\
# Genres

What is right in a column is a fault in a report. So an article is audited as what it is: its genre chooses the pack,
and the pack says who answers for what no source is named for, which rules do not apply, and which dimensions get no
number, each with its reason. Scores are not comparable from one genre to another. This page is made by
`audit genres --format markdown` from `rules/core/genres.yaml` and the packs.

## Where the genre comes from

The first that says anything:

1. the caller: `genre` of an item or of `audit_text`;
2. the file: front matter `genre`, `type`, `categories`, `tags`; of a page its schema.org type, `articleSection` and
   section tags;
3. `--genre`, or `genre` in the config, where the file says nothing;
4. the section in the address: `/opinion/`, `/sport/`, `/obituaries/`;
5. the form of the text, where it is plain: questions and answers, turns under names, entries under the time, a
   numbered list that its title promises, a recipe's amounts, a result in the title, a forecast, a death and a life, a
   sitting of a court, a company's figures, a label such as “review” or “for immediate release”.

What nobody states (4 and 5) is called inferred on the card, with the sign it was told by among the limits;
`article.genre_from` says it in JSON. `--genre news` overrides it. A word that nobody knows as a genre is an error for
`--genre`; in a file it is kept as it is and treated as news. With a pack of your own (`--pack`, `pack` in the config)
nothing is inferred.
"""
