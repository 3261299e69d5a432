"""More pages in the manner of content systems: odd wrappers, odd metadata, other stories beside and inside."""
# ruff: noqa: E501 - markup in long lines, as pages have it

from __future__ import annotations

import json

from parse.cms_pages import CARDS, COOKIES, FOOTER, NAV, PAGES, cards, doc, ld, page
from parse.cms_stories import BRIDGE, LIBRARY, QUARRY, Story

__all__ = ["PAGES"]


@page("divs-and-spans", BRIDGE, author=False, date=False)
def _(s: Story) -> str:
    rows = "".join(f'<div class="css-1{n}"><span data-text="true">{one}</span></div>' for n, one in enumerate(s.body))
    return doc(
        "",
        f"""<div id="root"><div class="css-nav"><span>Home</span><span>News</span><span>Sport</span></div><div
class="css-article" role="article"><div role="heading" aria-level="1">{s.title}</div>{rows}</div><div class="css-foot"><span>
About</span><span>Contact</span></div></div>""",
        s.title,
    )


@page("two-containers", QUARRY)
def _(s: Story) -> str:
    return doc(
        ld(s),
        f"""{NAV}<div class="article-wrap"><h1>{s.title}</h1><div class="article__intro article-text">{s[:3]}</div><div
class="mpu-wrapper"><div class="ad">Advertisement</div></div><div class="newsletter-inline"><p>Get the valley’s news by mail
every morning.</p></div><div class="article__rest article-text premium-content">{s[3:]}</div></div><div class="sidebar">
{cards()}</div>{FOOTER}""",
        s.title,
    )


@page("chunks-between-ads", BRIDGE)
def _(s: Story) -> str:
    chunks = "".join(
        f'<div class="body__inner-container paywall">{s[n : n + 2]}</div><div class="ad__slot ad__slot--mid-content"><p>'
        "Advertisement</p></div>"
        for n in range(0, len(s.body), 2)
    )
    return doc(
        ld(s),
        f"""{NAV}<main><article class="article main-content"><header><div class="rubric"><a>Roads</a></div><h1
data-testid="ContentHeaderHed">{s.title}</h1><div class="dek">{s.lead}</div><span class="byline__name">By <a>{s.author}</a></span>
</header><div class="body body__container article__body">{chunks}</div><div class="bio"><p>{s.author} writes about roads.</p>
</div></article><div class="recirc-list"><h2>More great stories</h2>{cards()}</div></main>{FOOTER}""",
        f"{s.title} | Valley Post",
    )


@page("label-before-each", BRIDGE)
def _(s: Story) -> str:
    rows = "".join(
        f'<section class="article-content__content-group"><p class="visually-hidden">Article content</p><p>{one}</p></section>'
        for one in s.body
    )
    return doc(
        ld(s),
        f"""{NAV}<main><article><div class="article-header"><h1 class="article-title">{s.title}</h1><p class="article-subtitle">
{s.lead}</p><div class="published-by">Author of the article: <span class="published-by__author">{s.author}</span></div></div>
{rows}<p class="visually-hidden">Article content</p><div class="comments-block"><p>Comments</p><p>Postings are moderated; see our
guidelines.</p></div></article><section class="trending"><h2>Trending</h2>{cards()}</section></main>{FOOTER}""",
        f"{s.title} | Valley Post",
    )


@page("most-read-inside", LIBRARY)
def _(s: Story) -> str:
    box = "".join(
        f"<div><p>{kick}</p><h3>{title}</h3></div>"
        for kick, (title, _) in zip(("SAILED", "WINGS", "PAY UP"), CARDS[:3], strict=True)
    )
    return doc(
        ld(s),
        f"""{NAV}<main><article><h1>{s.title}</h1><p>{s.lead}</p><div class="article__content">{s[:4]}<div><h2>Most read in
News</h2>{box}</div>{s[4:]}</div></article></main>{FOOTER}""",
        f"{s.title} | Valley Post",
    )


@page("trending-above", BRIDGE)
def _(s: Story) -> str:
    return doc(
        ld(s),
        f"""<div class="site"><div class="logo"><h1><a href="/">Valley Post</a></h1></div><div class="ticker"><h2>Trending</h2><ul>
<li><a href="a">Strike ends</a></li><li><a href="b">Late swifts</a></li></ul></div>{NAV}<div class="wrap"><div class="crumbs"><a>
News</a> › <a>Roads</a></div><h1 class="headline">{s.title}</h1><p class="by">By <span class="author-name">{s.author}</span></p>
<div class="text">{s[:]}</div></div></div>{FOOTER}""",
        f"{s.title} - Valley Post",
    )


@page("section-is-the-h1", QUARRY)
def _(s: Story) -> str:
    return doc(
        ld(s),
        f"""{NAV}<div class="page"><h1 class="section-label">Environment</h1><div class="story"><h2 class="story-title">{s.title}
</h2><div class="story-info">{s.author} | 11 June 2024</div>{s[:]}</div></div>{FOOTER}""",
        f"{s.title} | Valley Post",
    )


@page("consent-first", BRIDGE)
def _(s: Story) -> str:
    return doc(
        ld(s),
        f"""{COOKIES}<div class="app-shell cookie-aware">{NAV}<main class="social-friendly"><h1>{s.title}</h1><div class="share
share--top"><a>Share</a><a>Tweet</a></div><div class="app-body">{s[:]}</div></main></div>{FOOTER}""",
        s.title,
    )


@page("sidebar-in-the-name", LIBRARY)
def _(s: Story) -> str:
    return doc(
        ld(s),
        f"""{NAV}<div class="with-sidebar related-ready"><div class="content-with-sidebar"><h1>{s.title}</h1><p
class="byline">By {s.author}</p>{s[:]}</div><div class="sidebar"><h2>Related</h2>{cards()}</div></div>{FOOTER}""",
        f"{s.title} | Valley Post",
    )


@page("cards-are-articles", BRIDGE)
def _(s: Story) -> str:
    many = "".join(cards("article", "promo-item") for _ in range(8))
    return doc(
        ld(s),
        f"""{NAV}<main><div class="story"><h1>{s.title}</h1><p class="author">{s.author}</p>{s[:]}</div><section class="river">
<h2>Latest</h2>{many}</section></main>{FOOTER}""",
        f"{s.title} | Valley Post",
    )


@page("microdata", LIBRARY)
def _(s: Story) -> str:
    return doc(
        "",
        f"""{NAV}<main><article itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{s.title}</h1><div
class="who"><span itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">{s.author}</span></span>,
<time itemprop="datePublished" datetime="{s.date}">19 October</time></div><div itemprop="articleBody">{s[:]}</div></article><aside>
{cards()}</aside></main>{FOOTER}""",
        f"Valley Post | {s.title}",
    )


@page("graph-with-ids", QUARRY)
def _(s: Story) -> str:
    graph = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "@id": "/#site", "name": "Valley Post", "publisher": {"@id": "/#org"}},
            {"@type": "Organization", "@id": "/#org", "name": "Valley Post"},
            {"@type": "WebPage", "@id": "/q", "name": f"{s.title} - Valley Post", "datePublished": "2020-01-01"},
            {"@type": "Person", "@id": "/#p7", "name": s.author},
            {"@type": "NewsArticle", "@id": "/q#article", "headline": s.title, "datePublished": s.date,
             "author": [{"@id": "/#p7"}], "publisher": {"@id": "/#org"}},
        ],
    }  # fmt: skip
    broken = '<script type="application/ld+json">{"@type": "BreadcrumbList", }</script>'
    return doc(
        broken + f'<script type="application/ld+json">{json.dumps(graph)};</script>',
        f"""{NAV}<main><article><h1>{s.title}</h1>{s[:]}</article></main>{FOOTER}""",
        f"{s.title} - Valley Post",
    )


@page("parsely", BRIDGE)
def _(s: Story) -> str:
    return doc(
        f'<meta name="parsely-title" content="{s.title}"><meta name="parsely-author" content="{s.author}"><meta '
        f'name="parsely-pub-date" content="{s.date}T07:00:00Z">',
        f"""{NAV}<div class="story-follow-width"><h1>{s.title}</h1>{s[:]}</div>{FOOTER}""",
        f"{s.title} | News | Valley Post",
    )


@page("sailthru", LIBRARY)
def _(s: Story) -> str:
    return doc(
        f'<meta name="sailthru.title" content="{s.title}"><meta name="sailthru.author" content="{s.author}"><meta '
        f'name="sailthru.date" content="{s.date}">',
        f"""{NAV}<div class="teaser-content"><h1>{s.title}</h1><section class="slideshow-text">{s[:]}</section></div>{FOOTER}""",
        f"{s.title} | Valley Post",
    )


@page("citation", QUARRY)
def _(s: Story) -> str:
    return doc(
        f'<meta name="citation_title" content="{s.title}"><meta name="citation_author" content="{s.author}"><meta '
        f'name="citation_publication_date" content="{s.date}">',
        f"""{NAV}<main class="c-article-main"><article><h1 class="c-article-title">{s.title}</h1><section
class="c-article-body main-content">{s[:]}</section></article></main>{FOOTER}""",
        f"{s.title} | Valley Science",
    )


@page("role-behind-the-name", BRIDGE)
def _(s: Story) -> str:
    return doc(
        ld(s, author="Valley Post"),
        f"""{NAV}<main><h1>{s.title}</h1><div class="byline"><p>By {s.author}, roads correspondent</p></div>{s[:]}</main>{FOOTER}""",
        f"{s.title} | Valley Post",
    )


@page("escaped-twice", QUARRY)
def _(s: Story) -> str:
    head = (
        f'<meta property="og:title" content="{s.title.replace("that", "&amp;#8203;that")}"><meta name="author" '
        f'content="{s.author}"><meta property="article:published_time" content="{s.date}">'
    )
    soft = "\n".join(
        f"<p>{one.replace('quarry', 'quar&shy;ry').replace('village', 'vil&#8203;lage')}</p>" for one in s.body
    )
    return doc(head, f"{NAV}<article><h1>{s.title}</h1>{soft}</article>{FOOTER}", s.title)


@page("pull-quote-and-factbox", BRIDGE)
def _(s: Story) -> str:
    return doc(
        ld(s),
        f"""{NAV}<article class="c-article"><h1>{s.title}</h1><p class="standfirst">{s.lead}</p><div class="byline">{s.author}</div>
<div class="content-wrapper app">{s[:3]}<aside class="pullquote"><p>“We would rather be late than wrong.”</p></aside>{s[3:6]}
<div class="inline-promo"><a href="/x">Ferry workers vote to end their strike</a></div>{s[6:]}</div><div class="tags"><a>Bridges
</a><a>Roads</a></div></article>{FOOTER}""",
        f"{s.title} | Valley Post",
    )


@page("tabloid-links-between", LIBRARY)
def _(s: Story) -> str:
    rows = ""
    for n, one in enumerate(s.body):
        rows += f'<p class="mol-para-with-font">{one}</p>'
        if n in (2, 6):
            rows += '<div class="read-more-links"><strong>READ MORE: </strong><a href="/z">Old mill sold for one pound</a></div>'
    return doc(
        ld(s),
        f"""{NAV}<div id="js-article-text" class="article-text wide heading-tag-switch" itemprop="articleBody"><h1>{s.title}</h1>
<ul class="mol-bullets-with-font"><li class="class"><strong>Six branches keep drills and saws behind the desk</strong></li></ul><p
class="author-section byline-plain">By <a class="author" rel="author">{s.author}</a></p>{rows}<div class="shareArticles"><h3>Share
this article</h3></div></div><div class="puff" id="p-2"><h2>Most watched</h2>{cards("div", "item")}</div>{FOOTER}""",
        f"{s.title} | Valley Online",
    )


@page("live-page-shell", QUARRY)
def _(s: Story) -> str:
    return doc(
        ld(s),
        f"""{NAV}<div class="article-promoted-layout"><div class="article-donation-wrapper"><h1>{s.title}</h1>{s[:]}</div><div
class="donate-box"><h2>Support local news</h2><p>Give £5 a month and keep the valley’s newsroom open.</p></div></div>{FOOTER}""",
        f"{s.title} | Valley Post",
    )


@page("lead-in-the-header", BRIDGE)
def _(s: Story) -> str:
    return doc(
        ld(s),
        f"""{NAV}<article><header class="story-header"><h1>{s.title}</h1><div class="story-intro">{s[:1]}</div></header><div
class="related-story-body">{s[1:]}</div></article><section class="related"><h2>Related stories</h2>{cards()}</section>{FOOTER}""",
        f"{s.title} | Valley Post",
    )
