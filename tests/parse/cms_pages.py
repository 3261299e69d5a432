"""Pages in the manner of many content systems, around stories of our own: what is the article on each is known."""
# ruff: noqa: E501 - markup in long lines, as pages have it
# ruff: noqa: E501 - markup in long lines, as pages have it

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from parse.cms_stories import BRIDGE, LIBRARY, QUARRY, Story


@dataclass(frozen=True)
class Page:
    """`body`: what is to be read as body, in order. Empty `author` or `date`: the page does not state it."""

    name: str
    markup: str
    title: str
    author: str
    date: str
    body: tuple[str, ...]


PAGES: list[Page] = []

NAV = """<nav class="main-nav"><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li><li><a href="/sport">Sport
</a></li><li><a href="/business">Business</a></li><li><a href="/opinion">Opinion</a></li></ul></nav>"""
FOOTER = """<footer class="site-footer"><ul><li><a href="/about">About us</a></li><li><a href="/contact">Contact</a></li>
<li><a href="/privacy">Privacy policy</a></li></ul><p>© 2024 Valley Media Ltd. All rights reserved.</p></footer>"""
COOKIES = """<div id="cookie-consent" class="cookie-banner"><h2>We value your privacy</h2><p>We and our 842 partners store
and access information on a device, such as cookies, and process personal data, such as unique identifiers, for
personalised advertising and content, advertising and content measurement, audience research and services development.
With your permission we and our partners may use precise geolocation data. You may click to consent to our processing as
described above.</p><button>Accept all</button><button>Manage options</button></div>"""
CARDS = (
    (
        "Ferry workers vote to end their strike",
        "Crews accepted an offer of five per cent after nine days off the water.",
    ),
    (
        "Why the swifts came late this year",
        "A cold spring kept the birds in Africa, and observers counted half as many.",
    ),
    ("Hospital car park charges to rise again", "Visitors will pay £4 for two hours from the first of the month."),
    ("Old mill sold for one pound", "The council had tried to find a buyer for eleven years."),
)


def cards(tag: str = "div", cls: str = "card") -> str:
    return "".join(
        f'<{tag} class="{cls}"><a href="/n/{n}"><h3>{title}</h3></a><p>{text}</p><time datetime="2019-01-0{n + 1}">'
        f"{n + 1} Jan 2019</time></{tag}>"
        for n, (title, text) in enumerate(CARDS)
    )


def ld(story: Story, kind: str = "NewsArticle", **more: object) -> str:
    data = {
        "@context": "https://schema.org",
        "@type": kind,
        "headline": story.title,
        "datePublished": f"{story.date}T06:30:00Z",
        "author": {"@type": "Person", "name": story.author},
        "publisher": {"@type": "Organization", "name": "Valley Post"},
        **more,
    }
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def doc(head: str, body: str, title: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f"<body>{body}</body></html>"
    )


def page(
    name: str, story: Story, *, author: bool = True, date: bool = True, body: tuple[str, ...] = ()
) -> Callable[[Callable[[Story], str]], Callable[[Story], str]]:
    def add(make: Callable[[Story], str]) -> Callable[[Story], str]:
        PAGES.append(
            Page(
                name,
                make(story),
                story.title,
                story.author if author else "",
                story.date if date else "",
                body or story.body,
            )
        )
        return make

    return add


@page("wordpress-classic", BRIDGE)
def _(s: Story) -> str:
    head = f'<meta property="og:title" content="{s.title}"><meta property="og:site_name" content="Valley Post">'
    return doc(
        head,
        f"""<div id="page" class="site">{NAV}<div id="content" class="site-content"><div id="primary">
<article id="post-812" class="post-812 post type-post status-publish category-news tag-roads"><header class="entry-header">
<h1 class="entry-title">{s.title}</h1><div class="entry-meta"><span class="posted-on">Posted on <time class="entry-date
published" datetime="{s.date}T09:12:00+00:00">March 5, 2024</time></span><span class="byline"> by <span class="author vcard">
<a class="url fn n" href="/author/nora">{s.author}</a></span></span></div></header><div class="entry-content">{s[:]}
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3><ul><li><a>Twitter</a></li><li><a>Facebook</a>
</li></ul></div><div id="jp-relatedposts" class="jp-relatedposts"><h3 class="jp-relatedposts-headline"><em>Related</em></h3>
</div></div></article><nav class="post-navigation"><a>Previous</a></nav><div id="comments" class="comments-area"><ol
class="comment-list"><li><p>Great piece, I cross it every day and I never knew that the cables were so old.</p></li><li>
<p>It should have been mended years ago, this is what we pay our taxes for, isn’t it?</p></li></ol></div></div>
<aside id="secondary" class="widget-area"><section class="widget widget_recent_entries"><h2>Recent posts</h2><ul><li>
<a>Ferry workers vote</a></li></ul></section></aside></div>{FOOTER}</div>""",
        f"{s.title} – Valley Post",
    )


@page("wordpress-blocks-paywall", QUARRY)
def _(s: Story) -> str:
    return doc(
        ld(s, isAccessibleForFree=False),
        f"""{NAV}<main class="wp-block-group"><h1 class="wp-block-post-title">{s.title}</h1><p class="has-subtitle">{s.lead}</p>
<div class="wp-block-post-author"><p class="wp-block-post-author__name">{s.author}</p></div><div class="entry-content
wp-block-post-content paywall subscriber-content">{s[:3]}<figure class="wp-block-image"><img src="a.jpg" alt="The pit seen
from above"><figcaption>The pit seen from the school. Photo: M. Tey</figcaption></figure>{s[3:]}</div></main>{FOOTER}""",
        f"{s.title} | Valley Post",
    )


@page("arc", BRIDGE)
def _(s: Story) -> str:
    chain = "".join(
        f'<p class="c-paragraph b-article-body__text">{one}</p>'
        + ('<div class="c-stack b-ads"><div class="arcad">Advertisement</div></div>' if n % 3 == 1 else "")
        for n, one in enumerate(s.body)
    )
    return doc(
        ld(s),
        f"""<div id="fusion-app" class="fusion-app"><header class="b-header">{NAV}</header><section id="main"
class="b-article-main"><div class="c-stack b-overline"><a class="c-overline" href="/news">Local news</a></div>
<h1 class="b-headline">{s.title}</h1><h2 class="b-subheadline">{s.lead}</h2><div class="b-byline">By <a class="c-link
b-byline__names" href="/staff">{s.author}</a><time class="b-date" datetime="{s.date}T10:00:00Z">March 05, 2024 at 10:00 am
</time></div><article class="b-article-body">{chain}</article><div class="b-related"><h2>More from Local news</h2>
{cards("div", "b-results-list")}</div></section>{FOOTER}</div>""",
        f"{s.title} - Valley Post",
    )


@page("drupal", LIBRARY)
def _(s: Story) -> str:
    return doc(
        f'<meta name="dcterms.date" content="{s.date}"><meta name="dcterms.creator" content="{s.author}">'
        f'<meta property="og:title" content="{s.title}">',
        f"""<div class="dialog-off-canvas-main-canvas" data-off-canvas-main-canvas><div class="layout-container"><header
role="banner"><div class="region region-header">{NAV}</div></header><main role="main"><div class="region region-content">
<article class="node node--type-article node--view-mode-full" role="article"><h1 class="page-header"><span class="field
field--name-title">{s.title}</span></h1><footer class="node__meta"><div class="author">By <span>{s.author}</span></div>
</footer><div class="node__content"><div class="clearfix text-formatted field field--name-body field--type-text-with-summary">
{s[:]}</div><div class="field field--name-field-tags"><div class="field__label">Tags</div><div class="field__item"><a>Books</a>
</div></div></div></article></div></main><aside class="layout-sidebar" role="complementary"><div class="block"><h2>Most read
</h2>{cards()}</div></aside></div></div>{FOOTER}""",
        f"{s.title} | Valley Post",
    )


@page("brightspot", QUARRY)
def _(s: Story) -> str:
    return doc(
        f'<meta property="article:published_time" content="{s.date}T11:00:00"><meta name="brightspot.contentId" content="1">'
        f'<meta property="og:title" content="{s.title}">',
        f"""<div class="Page-body"><div class="Page-header">{NAV}</div><bsp-story-page><div class="StoryPage-content"><div
class="Page-headline">{s.title}</div><div class="Page-byline"><div class="Page-authors">By <a class="Link">{s.author}</a></div>
</div><div class="Page-storyBody gtmMainScrollContent"><div class="RichTextStoryBody RichTextBody">{s[:2]}
<div class="Advertisement">Advertisement</div>{s[2:5]}<div class="HtmlModuleEnhancement"><p>Sign up to our newsletter: a letter
from the valley every Friday.</p></div>{s[5:]}</div></div><div class="Page-below"><div class="PageListStandardB"><h2>Most read
</h2>{cards("div", "PagePromo")}</div></div></div></bsp-story-page></div>{FOOTER}""",
        f"{s.title} | Valley Post",
    )


@page("chorus", BRIDGE)
def _(s: Story) -> str:
    return doc(
        ld(s),
        f"""<div class="l-root l-reskin"><div class="c-global-header">{NAV}</div><div class="l-segment l-main-content"><div
class="c-entry-hero"><h1 class="c-page-title">{s.title}</h1><p class="c-entry-summary p-dek">{s.lead}</p><div class="c-byline">
<span class="c-byline__item">By <a href="/u"><span class="c-byline__author-name">{s.author}</span></a></span></div></div>
<div class="l-sidebar-fixed"><div class="l-col__main"><div class="c-entry-content">{s[:4]}<div class="c-related-list"><h3
class="c-related-list__head">Related</h3><ul><li><a href="/r">Ferry workers vote to end their strike</a></li></ul></div>
{s[4:]}</div><div class="c-article-feedback"><p>Was this helpful?</p></div></div><aside class="l-col__sidebar"><div
class="c-newsletter_signup_box"><h3>Sign up for the newsletter</h3><p>The stories of the valley, every Friday.</p></div>{cards()}
</aside></div></div></div>{FOOTER}""",
        f"{s.title} - Valley Post",
    )


@page("amp", LIBRARY)
def _(s: Story) -> str:
    return (
        f'<!doctype html><html amp lang="en"><head><meta charset="utf-8"><title>{s.title}</title>'
        f'<link rel="canonical" href="https://p.example/tools">{ld(s)}<style amp-custom>p{{color:#111}}</style></head>'
        f"""<body><amp-sidebar id="sidebar" layout="nodisplay"><ul><li>Home</li><li>Sport</li></ul></amp-sidebar><main
class="amp-wp-article"><header class="amp-wp-article-header"><h1 class="amp-wp-title">{s.title}</h1><div
class="amp-wp-meta amp-wp-byline"><span class="amp-wp-author">{s.author}</span></div></header><div
class="amp-wp-article-content">{s[:5]}<amp-ad width="300" height="250" type="doubleclick"><div placeholder>Advertisement</div>
</amp-ad>{s[5:]}</div></main><amp-consent id="c"><div><p>We use cookies to make this site better for you.</p></div></amp-consent>
<footer class="amp-wp-footer"><p>© 2024 Valley Post</p></footer></body></html>"""
    )


@page("blogger", BRIDGE)
def _(s: Story) -> str:
    text = "<br /><br />".join(s.body)
    return doc(
        '<meta content="blogger" name="generator">',
        f"""<div class="content"><div class="content-outer"><div class="main section" id="main"><div class="widget Blog"
id="Blog1"><div class="blog-posts hfeed"><div class="date-outer"><h2 class="date-header"><span>Tuesday, 5 March 2024</span></h2>
<div class="post hentry uncustomized-post-template" itemprop="blogPost" itemscope><h3 class="post-title entry-title"
itemprop="name">{s.title}</h3><div class="post-body entry-content" itemprop="description articleBody">{text}</div><div
class="post-footer"><span class="post-author vcard">Posted by <span class="fn" itemprop="author" itemscope><span
itemprop="name">{s.author}</span></span></span> <abbr class="published" itemprop="datePublished" title="{s.date}T08:00:00Z">
08:00</abbr></div></div></div></div></div></div><div class="column-right-outer"><aside><div class="widget PopularPosts"><h2>
Popular posts</h2><ul><li><a>Why the swifts came late this year</a></li></ul></div></aside></div></div></div>""",
        f"Larn Diary: {s.title}",
    )


@page("ghost", QUARRY)
def _(s: Story) -> str:
    return doc(
        ld(s, "Article"),
        f"""<div class="gh-viewport">{NAV}<main class="gh-main"><article class="gh-article post tag-news"><header
class="gh-article-header gh-canvas"><a class="gh-article-tag" href="/tag">Valley</a><h1 class="gh-article-title">{s.title}</h1>
<p class="gh-article-excerpt">{s.lead}</p><div class="gh-article-meta"><h4 class="gh-article-author-name"><a>{s.author}</a></h4>
<time class="gh-article-meta-date" datetime="{s.date}">Jun 11, 2024</time> <span>6 min read</span></div></header><section
class="gh-content gh-canvas">{s[:4]}<div class="kg-card kg-signup-card"><h2>Valley Post</h2><p>Sign up to get every story by
mail.</p></div><hr>{s[4:]}</section></article><section class="gh-comments gh-canvas"><p>Join the discussion</p></section></main>
</div>{FOOTER}""",
        s.title,
    )


@page("next-streaming", BRIDGE)
def _(s: Story) -> str:
    return doc(
        ld(s),
        f"""<header>{NAV}</header><main><!--$?--><template id="B:0"></template><div class="skeleton"><p>Loading</p></div><!--/$-->
</main>{FOOTER}<script>$RC=function(a,b){{}}</script><div hidden id="S:0"><article class="article_root__x1"><h1>{s.title}</h1>
<p class="styles_standfirst__9">{s.lead}</p><div class="styles_body__2c">{s[:]}</div></article></div>
<script>$RC("B:0","S:0")</script>""",
        s.title,
    )


@page("next-data-only", LIBRARY)
def _(s: Story) -> str:
    """The text is in the page's data alone; JSON-LD has it in full."""
    return doc(
        ld(s, articleBody="\n\n".join(s.body)),
        f"""<div id="__next"><header>{NAV}</header><main><h1>{s.title}</h1><p>Please enable JavaScript to read this
article.</p></main>{FOOTER}</div>""",
        s.title,
    )


@page("guardian-like", QUARRY)
def _(s: Story) -> str:
    rows = "".join(f'<p class="dcr-130mj7b">{one}</p>' for one in s.body[:4])
    more = "".join(f'<p class="dcr-130mj7b">{one}</p>' for one in s.body[4:])
    return doc(
        ld(s) + '<meta property="article:author" content="https://p.example/profile/hannareuter">',
        f"""<header>{NAV}</header><section id="maincontent" class="dcr-x"><article><div class="dcr-layout"><aside
data-gu-name="title"><div><a href="/environment">Environment</a></div></aside><div data-gu-name="headline"><h1>{s.title}</h1>
</div><div data-gu-name="standfirst"><p>{s.lead}</p></div><aside data-gu-name="meta"><div><address aria-label="Contributor
info"><div>by <a rel="author">{s.author}</a></div></address><details><summary>Tue 11 Jun 2024 06.30 BST</summary></details>
</div></aside><div data-gu-name="body"><div id="maincontent-body" class="article-body-commercial-selector">{rows}<aside
class="element-rich-link"><p>Related: <a>Why the swifts came late this year</a></p></aside>{more}</div><div class="submeta"><p>
Explore more on these topics</p><ul><li><a>Mining</a></li></ul></div></div></div></article><div data-component="most-popular">
<h2>Most viewed</h2>{cards()}</div></section>{FOOTER}""",
        f"{s.title} | Environment | Valley Post",
    )


@page("bbc-like", BRIDGE)
def _(s: Story) -> str:
    rows = "".join(
        f'<div data-component="text-block" class="ssrcss-7uxr49-RichTextContainer"><div class="ssrcss-11r1m41-'
        f'RichTextComponentWrapper"><p class="ssrcss-1q0x1qg-Paragraph">{one}</p></div></div>'
        for one in s.body
    )
    return doc(
        ld(s, "ReportageNewsArticle", author={"@type": "Organization", "name": "Valley Post"}),
        f"""<div id="app"><header>{NAV}</header><main id="main-content"><article><header data-component="headline-block"><h1
id="main-heading">{s.title}</h1></header><div data-component="byline-block"><div><span>By {s.author}</span><span>Roads
reporter</span></div></div><div><time datetime="{s.date}T07:00:00.000Z">5 March 2024</time></div>{rows}<div
data-component="links-block"><h2>More on this story</h2><ul><li><a>Ferry workers vote to end their strike</a></li></ul></div>
<section data-component="tag-list"><h2>Related topics</h2><ul><li><a>Bridges</a></li></ul></section></article><div
data-component="features"><h2>Most read</h2>{cards()}</div></main></div>{FOOTER}""",
        f"{s.title} - Valley Post News",
    )


@page("tables-2003", BRIDGE)
def _(s: Story) -> str:
    rows = "".join(f"<p><font face=Verdana size=2>{one}</font>" for one in s.body)
    return f"""<HTML><HEAD><TITLE>Valley Post: {s.title}</TITLE><META NAME="Author" CONTENT="{s.author}"><META NAME="date"
CONTENT="{s.date}"></HEAD><BODY BGCOLOR=#ffffff><TABLE WIDTH=760><TR><TD COLSPAN=3><A HREF="/">Home</A> | <A HREF="/n">News</A>
| <A HREF="/s">Sport</A></TD></TR><TR><TD WIDTH=120 VALIGN=top><A HREF="1">Local</A><BR><A HREF="2">Weather</A><BR>
<A HREF="3">Classifieds</A></TD><TD WIDTH=480 VALIGN=top><H1>{s.title}</H1><I>{s.author}</I>{rows}</TD><TD WIDTH=160><B>Also in
the news</B><BR><A HREF="4">Hospital car park charges to rise again</A><BR><A HREF="5">Old mill sold for one pound</A></TD></TR>
<TR><TD COLSPAN=3><SMALL>Copyright 2004 Valley Media. All rights reserved.</SMALL></TD></TR></TABLE></BODY></HTML>"""


@page("br-br-2005", QUARRY, date=False)
def _(s: Story) -> str:
    text = "<br><br>\n".join(s.body)
    return f"""<html><head><title>Valley Post - {s.title}</title></head><body><div id="wrap"><div id="top"><a href="/">Home</a>
<a href="/n">News</a></div><div id="left"><a href="1">Local</a><br><a href="2">Weather</a></div><div id="story"><span
class="hl">{s.title}</span><br><span class="by">By {s.author}</span><br><br>{text}<br><br></div><div id="foot">Copyright 2005
Valley Media</div></div></body></html>"""
