"""What of a page is the story: wrappers with telling names, boxes, cards, text that a script shows."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest
from annotate.reading import read
from parse.cms_stories import BRIDGE, LIBRARY, QUARRY

from audit.model.article import Article, Kind

HEAD = "<title>Footbridge over the Larn will stay shut until spring</title>"
H1 = f"<h1>{BRIDGE.title}</h1>"
CARD = "<div><a href=/n><h3>Old mill sold for one pound</h3></a><p>Nobody had wanted it for eleven years.</p></div>"


def body(article: Article) -> list[str]:
    return [article.slice(block.span) for block in article.of_kind(Kind.BODY)]


def kind_of(article: Article, words: str) -> Kind | None:
    return next((b.kind for b in article.blocks if words in article.slice(b.span)), None)


def page(markup: str) -> Article:
    return read(f"<!doctype html><html lang=en><head>{HEAD}</head><body>{markup}</body></html>", "html")


def in_groups(classes: Sequence[str]) -> str:
    """The story in as many containers as there are classes."""
    size = -(-len(BRIDGE.body) // len(classes))
    parts = [BRIDGE[n * size : (n + 1) * size] for n in range(len(classes))]
    return "".join(f'<div class="{name}">{part}</div>' for name, part in zip(classes, parts, strict=True))


@pytest.mark.parametrize(
    "name",
    ["app", "paywall", "social-post", "teaser-text", "slideshow-copy", "premium", "follow-width", "ad ad-light",
     "related-main", "cookie-aware", "comment-open", "newsletter", "with-sidebar", "donation-page", "shop-app", "menu"],
)  # fmt: skip
def test_a_wrapper_of_the_story_is_no_box(name: str) -> None:
    whole = page(f"<main>{H1}<div class='{name}'>{BRIDGE[:]}</div></main>")
    most = page(f"<main>{H1}{BRIDGE[:2]}<div class='x {name}'>{BRIDGE[2:]}</div></main>")
    assert body(whole) == body(most) == list(BRIDGE.body)


@pytest.mark.parametrize(
    "classes",
    [
        ["text paywall"] * 4,
        ["chunk-1 premium", "chunk-2 premium", "chunk-3 premium"],
        ["intro", "app-text", "share-friendly"],
        ["story popular", "story", "story sponsored"],
        ["newsletter-wide", "a", "b"],
    ],
)
def test_a_story_in_several_containers(classes: list[str]) -> None:
    assert body(page(f"<article>{H1}{in_groups(classes)}</article>")) == list(BRIDGE.body)


def test_a_short_story_in_one_container() -> None:
    markup = f"<main>{H1}<div class=subscription-text>{BRIDGE[:3]}</div></main>"
    assert body(page(markup)) == list(BRIDGE.body[:3])


@pytest.mark.parametrize(
    ("box", "words"),
    [
        ("<div class=newsletter><p>Get the valley’s news by mail every morning.</p></div>", "Get the valley"),
        ("<div class=donate><h3>Support us</h3><p>Give what you can to keep this paper open.</p></div>", "Give what"),
        ("<div class=related><a href=/x>Old mill sold for one pound</a></div>", "Old mill"),
        ("<div class=sponsor><p>Holt Coatings keeps the valley’s bridges blue.</p></div>", "keeps the valley"),
    ],
)
def test_a_small_box_amid_the_story_stays_a_box(box: str, words: str) -> None:
    article = page(f"<article>{H1}{BRIDGE[:4]}{box}{BRIDGE[4:]}</article>")
    assert body(article) == list(BRIDGE.body)
    assert kind_of(article, words) is Kind.PROMO


def test_cards_below_the_story_are_left_out_and_amid_it_are_pointers() -> None:
    below = page(f"<main><div class=story>{H1}{BRIDGE[:]}</div><div>{CARD * 20}</div></main>")
    assert body(below) == list(BRIDGE.body)
    assert kind_of(below, "Old mill") is None
    amid = page(f"<main><div class=story>{H1}{BRIDGE[:5]}<div>{CARD * 2}</div>{BRIDGE[5:]}</div></main>")
    assert body(amid) == list(BRIDGE.body)
    assert kind_of(amid, "Old mill") is Kind.PROMO
    assert kind_of(amid, "Nobody had wanted") is Kind.PROMO


def test_a_box_of_titles_without_a_class() -> None:
    rows = "".join(
        f"<div><p>{k}</p><h3>{t}</h3></div>"
        for k, t in (("SOLD", "Old mill goes at last"), ("WET", "Ten rainy walks to try"))
    )
    article = page(f"<article>{H1}{BRIDGE[:4]}<div><h2>Most read in News</h2>{rows}</div>{BRIDGE[4:]}</article>")
    assert body(article) == list(BRIDGE.body)
    assert {kind_of(article, words) for words in ("Most read", "SOLD", "Ten rainy")} == {Kind.PROMO}


def test_a_box_of_facts_is_no_box_of_titles() -> None:
    rows = "".join(f"<div><h3>{k}</h3><p>{v}</p></div>" for k, v in (("Length", "84 metres"), ("Opened in", "1911")))
    article = page(f"<article>{H1}{BRIDGE[:4]}<div>{rows}</div>{BRIDGE[4:]}</article>")
    assert kind_of(article, "84 metres") is not Kind.PROMO


def test_crossheads_are_no_box_of_titles() -> None:
    markup = (
        f"<article>{H1}{BRIDGE[:3]}<h2>What it costs</h2>{BRIDGE[3:6]}<h2>What comes next</h2>{BRIDGE[6:]}</article>"
    )
    article = page(markup)
    assert body(article) == list(BRIDGE.body)
    assert kind_of(article, "What it costs") is Kind.SUBHEADING


def test_another_story_on_the_page_is_not_read() -> None:
    other = f"<article><h1>{QUARRY.title}</h1>{QUARRY[:]}</article>"
    for markup in (f"<article>{H1}{BRIDGE[:]}</article>{other}", f"{other}<article>{H1}{BRIDGE[:]}</article>"):
        assert body(page(markup)) == list(BRIDGE.body)


@pytest.mark.parametrize("wrapped", [False, True])
def test_a_crosshead_may_be_an_h1(wrapped: bool) -> None:
    rest = f"<h1>What it costs</h1>{BRIDGE[5:]}"
    rest = f"<section class=part>{rest}</section>" if wrapped else rest
    article = page(f"<main><div class=text>{H1}{BRIDGE[:5]}{rest}</div></main>")
    assert body(article) == list(BRIDGE.body)
    assert kind_of(article, "What it costs") is Kind.SUBHEADING


def test_a_second_story_in_an_element_like_the_first() -> None:
    stories = "".join(f"<div class=story><h1>{s.title}</h1>{s[:]}</div>" for s in (BRIDGE, QUARRY))
    assert body(page(stories)) == list(BRIDGE.body)


def test_comments_are_no_part_of_the_story() -> None:
    said = "<div class=comment><p>I cross the bridge every day and never knew that the cables were so old.</p></div>"
    article = page(f"<article>{H1}{BRIDGE[:]}</article><div class='comments'>{said * 6}</div>")
    assert body(article) == list(BRIDGE.body)


# -- the headline


@pytest.mark.parametrize(
    "head",
    [
        f"<p>Roads | Millgate</p>{H1}",
        f"<h1><a href=/>Valley Post</a></h1><div><h2>Trending</h2></div>{H1}",
        f"<h1>News</h1><h2>{BRIDGE.title}</h2>",
        f"<div role=heading aria-level=1>{BRIDGE.title}</div>",
        f"<div class=hed>{BRIDGE.title}</div>",
    ],
)
def test_the_block_that_shows_the_title_is_the_headline(head: str) -> None:
    article = page(f"<main>{head}{BRIDGE[:]}</main>")
    assert [article.slice(b.span) for b in article.of_kind(Kind.HEADLINE)] == [BRIDGE.title]
    assert body(article) == list(BRIDGE.body)


def test_an_h1_of_other_words_than_the_title_is_the_headline() -> None:
    article = read(f"<title>Millgate bridge: what we know | Post</title><main>{H1}{BRIDGE[:]}</main>", "html")
    assert [article.slice(b.span) for b in article.of_kind(Kind.HEADLINE)] == [BRIDGE.title]
    assert article.headline is not None


# -- what a reader sees


def test_text_that_a_script_moves_into_the_page() -> None:
    shell = "<main><template id=B:0></template><p>Loading</p></main>"
    assert body(page(f"{shell}<div hidden id=S:0><article>{H1}{BRIDGE[:]}</article></div>")) == list(BRIDGE.body)


def test_a_page_that_hides_its_text_is_read_and_says_so() -> None:
    article = page(f"<p>One moment.</p><div style='display:none'><article>{H1}{BRIDGE[:]}</article></div>")
    assert body(article) == list(BRIDGE.body)
    assert any("until its own script shows it" in limit for limit in article.limits)


def test_a_shadow_root_is_shown() -> None:
    markup = f"<post-body><template shadowrootmode=open><article>{H1}{BRIDGE[:]}</article></template></post-body>"
    assert body(page(markup)) == list(BRIDGE.body)


def test_text_that_only_the_metadata_holds() -> None:
    data = {"@type": "NewsArticle", "headline": BRIDGE.title, "articleBody": "\n\n".join(BRIDGE.body)}
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    article = page(f"{script}<main>{H1}<p>Please wait.</p></main>")
    assert body(article) == list(BRIDGE.body)
    assert any("JSON-LD" in limit for limit in article.limits)
    markup = {**data, "articleBody": "".join(f"<p>{one.replace('&', '&amp;')}</p>" for one in BRIDGE.body)}
    article = page(f'<script type="application/ld+json">{json.dumps(markup)}</script><p>Wait.</p>')
    assert body(article) == list(BRIDGE.body)


def test_the_page_is_read_before_the_metadata() -> None:
    data = {"@type": "NewsArticle", "headline": BRIDGE.title, "articleBody": " ".join(BRIDGE.body)}
    article = page(f'<script type="application/ld+json">{json.dumps(data)}</script><main>{H1}{BRIDGE[:]}</main>')
    assert body(article) == list(BRIDGE.body)
    assert not article.limits


def test_the_entries_of_a_long_live_blog() -> None:
    entries = [
        {"@type": "BlogPosting", "headline": f"Update {n} from the bridge", "articleBody": f"{one} This is entry {n}."}
        for n, one in enumerate(BRIDGE.body * 60)
    ]
    data = {"@type": "LiveBlogPosting", "headline": BRIDGE.title, "liveBlogUpdate": entries}
    article = page(f'<script type="application/ld+json">{json.dumps(data)}</script>{H1}<p>Follow it here.</p>')
    assert len(json.dumps(data)) > 130_000
    assert len(article.blocks) == 1 + 2 * len(entries)
    assert article.slice(article.blocks[1].span) == "Update 0 from the bridge"


def test_labels_for_screen_readers_are_not_read() -> None:
    rows = "".join(
        f"<section><p class=visually-hidden>Article content</p><p>{one}</p></section>" for one in BRIDGE.body
    )
    article = page(f"<article>{H1}{rows}</article>")
    assert body(article) == list(BRIDGE.body)
    assert kind_of(article, "Article content") is None


def test_marks_of_footnotes_are_not_read() -> None:
    notes = (
        "<p>The town was founded in 1820.<sup><a href='#c3'>3</a></sup> The mill burned down.<sup>[4]</sup> It cost 10"
        "<sup>6</sup> marks on 5<sup>th</sup> May, at 9 m<sup>2</sup>.</p>"
    )
    text = "The town was founded in 1820. The mill burned down. It cost 106 marks on 5th May, at 9 m2."
    assert body(page(f"<article>{H1}{notes}{BRIDGE[:]}</article>"))[0] == text


def test_what_divides_words_for_the_typesetter_is_not_read() -> None:
    article = page(
        f"<article>{H1}<p>The foot&shy;bridge at Mill\u00adgate is shut, the coun&#8203;ty said.</p>{LIBRARY[:]}"
    )
    assert body(article)[0] == "The footbridge at Millgate is shut, the county said."
    at = article.map.to_source(article.sentences[1].span)
    assert article.source.text[at.start : at.end].startswith("The foot&shy;bridge")


def test_a_page_without_running_text_is_not_judged() -> None:
    from audit.pipeline import Auditor, source_of

    markup = f"<!doctype html>{HEAD}<meta name=author content='Bo Lind'>{H1}<ul><li>Share</li><li>Tweet</li></ul>"
    report = Auditor(profile=False).audit(source_of({"text": markup}, "a.html"))
    assert report.article.words == 0
    assert {d.score for d in report.dimensions} == {None}
    assert {d.status for d in report.dimensions} == {"not-judged"}


# -- links


def test_a_paragraph_that_is_all_link_points_to_another_story() -> None:
    line = "<p><a href=/mill>Old mill sold for one pound</a></p>"
    article = page(f"<article>{H1}{BRIDGE[:4]}{line}{BRIDGE[4:]}</article>")
    assert body(article) == list(BRIDGE.body)
    assert kind_of(article, "Old mill") is Kind.PROMO


def test_the_headings_of_a_live_blog_and_of_a_list_of_goods_are_no_cards() -> None:
    entry = "<div><h3><a href='{}'>{}</a></h3><p>{}</p></div>"
    url = "<link rel=canonical href='https://post.example/live/bridge'>"
    for href in ("https://post.example/live/bridge#b{}", "#b{}", "https://shop.other.example/goods/{}"):
        rows = "".join(
            entry.format(href.format(n), f"Entry number {n} of them", one) for n, one in enumerate(BRIDGE.body)
        )
        assert body(page(f"{url}<article>{H1}{rows}</article>")) == list(BRIDGE.body)
