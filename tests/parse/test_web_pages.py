"""AMP, and pages that a browser has saved as one file (SingleFile): what of their markup is no text."""

from __future__ import annotations

import time

from audit.load import from_text
from audit.model.article import Article
from audit.parse import parse


def read(markup: str) -> Article:
    return parse(from_text(markup, "a.html", "html"))


def shown(article: Article) -> list[str]:
    return [article.slice(block.span) for block in article.blocks]


def test_amp_what_stands_in_for_an_element_is_no_text() -> None:
    text = (
        "<p>One pier.</p><amp-ad type=x><div placeholder>Advertisement</div><div fallback>No ad today.</div></amp-ad>"
        "<amp-list src=/m.json><div placeholder>Loading the latest</div></amp-list>"
        "<amp-youtube><div fallback>Your browser cannot play this.</div></amp-youtube>"
        "<amp-accordion><section><h2>Why</h2><p>It was old.</p></section></amp-accordion>"
        "<amp-carousel><figure><amp-img src=a alt='The old pier'></amp-img><figcaption>The pier.</figcaption></figure>"
        "</amp-carousel><p>Two <amp-img src=b></amp-img> piers.</p><p placeholder>Three piers.</p>"
    )
    article = read(text)
    assert shown(article) == ["One pier.", "Why", "It was old.", "The pier.", "Two piers.", "Three piers."]
    assert any("hidden by the page's own markup" in limit for limit in article.limits)


def test_amp_what_is_shown_at_a_tap_or_to_others_is_no_text() -> None:
    text = (
        "<amp-sidebar layout=nodisplay><p>Home</p></amp-sidebar><amp-lightbox layout='nodisplay'><p>Close</p>"
        "</amp-lightbox><p>One pier.</p><section amp-access='NOT subscriber' amp-access-hide><p>Subscribe now.</p>"
        "</section><section amp-access=subscriber amp-access-hide><p>Two piers.</p></section>"
        "<section subscriptions-section='content-not-granted'><p>Buy a pass.</p></section>"
        "<section subscriptions-section=content><p>Three piers.</p></section>"
    )
    assert shown(read(text)) == ["One pier.", "Two piers.", "Three piers."]


def test_amp_posts_and_adverts_are_known_by_their_elements() -> None:
    text = "<p>One pier.</p><amp-twitter><blockquote placeholder><p>It sank!</p></blockquote></amp-twitter>"
    article = read(text + "<amp-ad><p>Buy a boat.</p></amp-ad>")
    assert [block.hints for block in article.blocks] == [(), ("blockquote", "twitter"), ("ad",)]


def test_a_page_saved_as_one_file() -> None:
    """As SingleFile writes it: 20 MB of data for pictures and fonts, a shadow tree, a frame; no data is text."""
    data = "data:image/jpeg;base64," + "Zm9v" * 1_250_000
    text = (
        "<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: https://gull.example/pier \n-->"
        f"<meta charset=utf-8><title>Pier</title><style>body{{background:url({data})}}.a{{--i:url('{data}')}}</style>"
        f"<link rel='shortcut icon' href={data[:90000]}><article><h1>Pier</h1><img src={data} alt='The old pier'>"
        f"<p>The pier <a href='{data}'>sank</a>.</p><iframe srcdoc='<p>Buy a boat</p>' sandbox></iframe>"
        "<x-box><template shadowrootmode=open><p>Nobody was hurt.</p></template></x-box></article></html>"
    )
    begun = time.monotonic()
    article = read(text)
    assert time.monotonic() - begun < 5
    assert shown(article) == ["Pier", "The old pier", "The pier sank.", "Nobody was hurt."]
    assert all(len(link.href) <= 2000 for link in article.links)
