"""The word lists that ship: whole, with an origin, and each form is found."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from itertools import chain
from pathlib import Path

import pytest
import yaml

from audit.model.article import Article, Block, Form, Meta, Sentence, Source
from audit.model.lexicon import Lexicon
from audit.model.marks import Term
from audit.model.text import SourceMap, Span, fold, straighten
from audit.packs import PackError, load_lexicons
from audit.packs.reading import LOADER
from audit.scan import Matcher

_PLANNED = """
    reporting-verbs reporting-nouns attribution-prepositions evidential-adverbs hedge-modals hedge-adverbs
    hedge-adjectives hedge-nouns hedge-verbs knowledge-gaps rounders transparent-uncertainty boosters vague-source-nouns
    vague-quantifiers impersonal-phrases spontaneous-nouns spontaneous-intransitive spontaneous-transitive
    spontaneous-passive evidence-artefacts anonymous-sources anonymity-reasons formulaic-reasons peacock-terms
    contentious-labels doubt-words editorialising contested-terms relative-time intensifiers sensational-words
    significance-claims template-words template-phrases prompt-residue promo-related promo-calls promo-ads photo-credits
    page-residue clickbait-phrases aggregators outlets wire-agencies social-platforms outlet-suffixes outlet-nouns
    response-markers accusation-verbs presupposition-triggers study-subjects connectives role-nouns body-nouns
    opinion-markers journals
"""
PLANNED = _PLANNED.split()
# Judged useless as search terms: they stand in every text.
_COMMON = "always never since now today still only just even again but while about around some over under"
TOO_COMMON = _COMMON.split()
MAY_HOLD_COMMON_WORDS = {"vague-quantifiers", "event-words"}


@pytest.fixture(scope="module")
def folder(root: Path) -> Path:
    return root / "rules/lexicons"


@pytest.fixture(scope="module")
def lexicons(folder: Path) -> Mapping[str, Lexicon]:
    return load_lexicons([folder])


def test_all_planned_lists_are_there(lexicons: Mapping[str, Lexicon]) -> None:
    assert set(PLANNED) <= set(lexicons)
    assert sum(len(x.entries) for x in lexicons.values()) > 4_000


def test_every_list_and_entry_says_where_it_comes_from(folder: Path, lexicons: Mapping[str, Lexicon]) -> None:
    readme = (folder / "README.md").read_text("utf-8")
    sources = set(re.findall(r"^\| (\w+) \|", readme, re.M)) - {"id"}
    named: set[str] = set()
    for path in sorted(folder.glob("*.yaml")):
        raw = yaml.load(path.read_text("utf-8"), Loader=LOADER)
        given = set(raw["origin"])
        for entry in raw["entries"]:
            given |= set(entry.get("from", ()) if isinstance(entry, dict) else ())
        assert given <= sources, f"{path.name}: {given - sources} not in README.md"
        assert given <= set(raw["origin"]), f"{path.name}: an entry's origin is not the list's"
        assert lexicons[path.stem].licence
        named |= given
    assert named == sources, f"in README.md and nowhere used: {sources - named}"


def test_lists_that_carry_a_licence_have_their_notice(root: Path) -> None:
    notices = (root / "THIRD_PARTY_NOTICES").read_text("utf-8")
    for line in ("Copyright (c) 2024 Dmitry Kobak", "Copyright (c) 2018-2023 Maite Taboada", "Benjamin D. Horne"):
        assert line in notices


def test_no_list_holds_words_of_every_text(lexicons: Mapping[str, Lexicon]) -> None:
    for name, lexicon in lexicons.items():
        if name not in MAY_HOLD_COMMON_WORDS:
            common = {form for entry in lexicon.entries for form in entry.forms} & set(TOO_COMMON)
            assert not common, f"{name}: {common}"


def test_names_of_publications_have_what_readers_of_the_hits_need(lexicons: Mapping[str, Lexicon]) -> None:
    for name in ("outlets", "aggregators", "wire-agencies", "social-platforms", "journals"):
        assert lexicons[name].exact
        assert all(e.tags.get("canonical") for e in lexicons[name].entries)
    outlets = lexicons["outlets"].entries
    assert all(re.fullmatch(r"[a-z0-9.-]+\.[a-z]+", e.tags["domain"]) for e in outlets if "domain" in e.tags)
    assert len({e.tags["canonical"] for e in outlets}) > 300
    forms = {form: e for e in outlets for form in e.forms}
    for form, canonical in {"BBC": "BBC", "nytimes.com": "New York Times", "Space.com": "Space.com"}.items():
        assert forms[form].tags["canonical"] == canonical
    for form in ("Time", "Sun", "Variety", "Atlantic", "Times"):
        assert forms[form].tags["ambiguous"] == "yes"


def test_no_name_is_both_outlet_and_aggregator(lexicons: Mapping[str, Lexicon]) -> None:
    sure = [
        {f for e in lexicons[name].entries if "ambiguous" not in e.tags for f in e.forms}
        for name in ("outlets", "aggregators", "wire-agencies")
    ]
    assert not sure[0] & sure[1] and not sure[1] & sure[2]


def test_every_verb_of_reporting_has_a_stance(lexicons: Mapping[str, Lexicon]) -> None:
    stances = {"neutral", "factive", "doubting", "guilt", "argumentative", "tentative", "evaluative", "performative"}
    assert {e.tags.get("stance") for e in lexicons["reporting-verbs"].entries} == stances


def test_both_spellings_are_there(lexicons: Mapping[str, Lexicon]) -> None:
    forms = {f for x in lexicons.values() for e in x.entries for f in e.forms}
    for british, american in (
        ("realised", "realized"), ("rumours", "rumors"), ("sceptics", "skeptics"), ("signalled", "signaled"),
        ("defence minister", "defense minister"), ("not authorised to speak", "not authorized to speak"),
        ("centre stage", "center stage"), ("organisation", "organization"), ("councillor", "councilor"),
    ):  # fmt: skip
        assert any(british in f for f in forms) and any(american in f for f in forms), (british, american)


def test_every_form_is_found_where_it_stands(lexicons: Mapping[str, Lexicon]) -> None:
    wanted = [(name, e, f) for name, x in lexicons.items() for e in x.entries for f in e.forms]
    text, blocks, at = "", [], 0
    for n, (_, _, form) in enumerate(wanted):
        span = Span(at, at + len(form) + 6)
        text += f"“{form}” oh\n"
        blocks.append(Block(Form.PARAGRAPH, span, n, (Sentence(span, n, n),)))
        at = len(text)
    article = Article(Source("x", text, "text", ""), text, SourceMap.identity(len(text)), tuple(blocks), Meta())
    scanned = Matcher(lexicons.values(), []).scan(article)
    found: dict[tuple[str, Span], list[Term]] = defaultdict(list)
    for term in chain(*scanned.hits.values()):
        found[term.key, term.span].append(term)
    for (name, entry, form), block in zip(wanted, blocks, strict=True):
        place = Span(block.span.start + 1, block.span.start + 1 + len(form))
        hits = found[name, place]
        if lexicons[name].exact:
            assert entry in [t.entry for t in hits], (name, form)
            assert all(straighten(form) in map(straighten, t.entry.forms) for t in hits if t.entry)
        else:
            assert [t.entry for t in hits] == [entry], (name, form)
            assert fold(article.slice(place)) == fold(form)


# -- lists that are refused

GOOD = "id: {id}\nsummary: s\norigin: [own]\nlicence: facts, Apache-2.0\nentries: [one]\n"
FAULTS = [
    ("origin: [own]\n", "", "origin is missing: every list says where it comes from"),
    ("licence: facts, Apache-2.0\n", "", "licence is missing: every list says where it comes from"),
    ("licence: facts, Apache-2.0", "licence: ''", "licence is empty"),
    ("origin: [own]", "origin: [[own]]", "origin must be a text or a list of texts"),
    ("id: words", "id: word", "1:5: id 'word' is not the name of the file"),
    ("summary: s", "sumary: s", "2:1: a lexicon has no 'sumary' (did you mean 'summary'?)"),
    ("[one]", "[]", "a lexicon without entries"),
    ("[one]", "one", "entries must be a list"),
    ("[one]", "[one, one]", "'one' is in this list twice (see line 5)"),
    ("[one]", "[one, One]", "'One' is in this list twice"),
    ("[one]", "[' one']", "not a form to look for: ' one'"),
    ("[one]", "['']", "not a form to look for: ''"),
    ("[one]", "[" + "x" * 300 + "]", "not a form to look for"),
    ("[one]", "[{term: one, tag: {a: b}}]", "an entry has no 'tag' (did you mean 'tags'?)"),
    ("[one]", "[{term: one, tags: [a]}]", "tags must be a map"),
    ("[one]", "[{term: one, tags: {a: [b]}}]", "tag 'a' must be a text"),
    ("[one]", "[{tags: {a: b}}]", "an entry without term"),
    ("[one]", "[{terms: [one], forms: [ones]}]", "an entry with terms has no forms"),
    ("[one]", "[[one]]", "an entry is a text or a map"),
    ("entries", "inflect: adverb\nentries", "inflect must be one of: verb, noun, none"),
    ("entries", "exact: yes\nentries", "exact must be one of: true, false"),
]


@pytest.mark.parametrize(("old", "new", "told"), FAULTS, ids=[f[2] for f in FAULTS])
def test_a_faulty_list_is_refused(tmp_path: Path, old: str, new: str, told: str) -> None:
    (tmp_path / "words.yaml").write_text(GOOD.format(id="words").replace(old, new), "utf-8")
    with pytest.raises(PackError) as caught:
        load_lexicons([tmp_path])
    assert told in str(caught.value)


def test_one_id_stands_in_one_folder(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "words.yaml").write_text(GOOD.format(id="words"), "utf-8")
    with pytest.raises(PackError, match="there is a lexicon 'words' already"):
        load_lexicons([tmp_path / "a", tmp_path / "b"])
    with pytest.raises(PackError, match="no such folder"):
        load_lexicons([tmp_path / "c"])


def test_terms_share_what_their_entry_says(tmp_path: Path) -> None:
    text = "inflect: noun\nentries:\n  - {tags: {kind: x}, terms: [one, two]}\n  - {term: ox, forms: [oxen]}\n"
    text += "  - {term: Site, tags: {domain: site.org}}\n  - {term: Sun, tags: {domain: sun.org, ambiguous: 'yes'}}\n"
    (tmp_path / "words.yaml").write_text(GOOD.format(id="words").replace("entries: [one]\n", text), "utf-8")
    entries = load_lexicons([tmp_path])["words"].entries
    assert [(e.lemma, e.forms) for e in entries] == [
        ("one", ("one", "ones")),
        ("two", ("two", "twos")),
        ("ox", ("ox", "oxen")),
        ("Site", ("Site", "Sites", "site.org")),
        ("Sun", ("Sun", "Suns")),
    ]
    assert [e.tags.get("kind", "") for e in entries] == ["x", "x", "", "", ""]
