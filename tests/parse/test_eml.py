"""Mail: parts, encodings, quoted replies, signatures, attachments; bounds."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP

import pytest

from audit import load
from audit.errors import LoadError
from audit.model.article import Article
from audit.parse import INPUTS, parse


def mail(words: str = "", page: str = "", subject: str = "Pier sinks again", **headers: str) -> EmailMessage:
    message = EmailMessage(SMTP)
    message["From"], message["Subject"] = "Ann Lee <ann@example.org>", subject
    for name, value in headers.items():
        message[name] = value
    if words:
        message.set_content(words)
    if page and words:
        message.add_alternative(page, subtype="html")
    elif page:
        message.set_content(page, subtype="html")
    return message


ARTICLE = bytes(mail("The old pier sank on Monday. Nobody was hurt.\n"))


def read(data: bytes | EmailMessage) -> Article:
    return parse(load.from_bytes(bytes(data), "a.eml", INPUTS))


def blocks(data: bytes | EmailMessage) -> list[tuple[str, str]]:
    article = read(data)
    return [(str(b.form), article.slice(b.span)) for b in article.blocks][1:]


def test_headers_are_metadata_and_the_subject_is_the_headline() -> None:
    article = read(mail("It sank.", subject="Re: Fwd: Der Pier – gesunken", Date="Mon, 4 May 2026 10:00:00 +0200"))
    assert (article.meta.title, article.meta.author) == ("Der Pier – gesunken", "Ann Lee")
    assert article.meta.date == "2026-05-04T10:00:00+02:00"
    assert article.text == "Der Pier – gesunken\n\nIt sank." and article.headline == 0


def test_a_subject_that_the_text_shows_stands_once() -> None:
    assert read(mail("PIER SINKS AGAIN\n\nIt sank on Monday.")).text == "PIER SINKS AGAIN\n\nIt sank on Monday."


def test_the_text_is_preferred_and_the_page_read_where_there_is_none() -> None:
    page = "<html><head><title>Mail</title></head><body><p>The <b>page</b> sank.</p>"
    page += "<p><a href='http://a.org'>More</a> on it.</p></body></html>"
    assert blocks(mail("The text sank.", page)) == [("paragraph", "The text sank.")]
    assert (
        blocks(mail("  \n", page))
        == blocks(mail("", page))
        == [("paragraph", "The page sank."), ("paragraph", "More on it.")]
    )
    article = read(mail("", page))
    assert [(article.slice(x.span), x.href) for x in article.links] == [("More", "http://a.org")]


def test_lines_that_were_wrapped_are_joined_and_flowed_ones_as_they_say() -> None:
    flowed = mail("The old pier sank \non Monday. \nNobody was hurt.\n\nIt rose.\n")
    flowed.replace_header("Content-Type", 'text/plain; charset="utf-8"; format=flowed')
    assert blocks(flowed) == [("paragraph", "The old pier sank on Monday. Nobody was hurt."), ("paragraph", "It rose.")]
    flowed.replace_header("Content-Type", 'text/plain; charset="utf-8"; format=flowed; delsp=yes')
    assert blocks(flowed)[0] == ("paragraph", "The old pier sankon Monday.Nobody was hurt.")


def test_quoted_replies_and_signatures_are_left_out_and_said() -> None:
    words = "The pier sank on Monday, as I wrote.\n\n"
    words += "On 3 May 2026, Bob <b@example.org>\nwrote:\n> Did it sink?\n> Really?\n\nIt did.\n"
    article = read(mail(f"{words}\n-- \nAnn Lee\nThe Gazette\n"))
    assert article.text == "Pier sinks again\n\nThe pier sank on Monday, as I wrote.\n\nIt did."
    assert article.limits[0] == "1 signature and 1 passage that is quoted of earlier mail were left out."


def test_a_line_before_a_quotation_that_names_nobody_stays() -> None:
    assert ("paragraph", "The board wrote this:") in blocks(
        mail("The pier sank, it was said on the pier.\n\nThe board wrote this:\n\n> It sank.\n")
    )


def test_a_text_that_is_passed_on_is_read() -> None:
    words = "Look:\n\n> The old pier sank on Monday, the harbour board said.\n> Nobody was hurt, the board said.\n"
    assert blocks(mail(words))[1:] == [
        ("quote", "The old pier sank on Monday, the harbour board said."),
        ("quote", "Nobody was hurt, the board said."),
    ]


def test_attachments_are_named_and_not_read() -> None:
    message = mail("It sank.")
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="budget\u202efdp.exe")
    message.add_attachment("It rose.", filename="notes.txt")
    article = read(message)
    assert article.text == "Pier sinks again\n\nIt sank."
    assert article.limits[0] == "2 attachments were not read (budget\ufffdfdp.exe, notes.txt)."


def test_a_mail_in_the_mail_is_an_attachment() -> None:
    message = mail("It sank.")
    message.add_attachment(mail("It rose."))
    article = read(message)
    assert article.text == "Pier sinks again\n\nIt sank." and article.limits[0] == "1 attachment was not read."


@pytest.mark.parametrize(
    ("charset", "words", "seen"),
    [
        ("iso-8859-1", b"caf\xe9", "café"),
        ("utf-8", b"caf\xe9", "caf\ufffd"),
        ("us-ascii", "café".encode(), "café"),
        ("x-nonsense", b"caf\xe9", "café"),
        ("iso-2022-jp", "駅 sank".encode("iso-2022-jp"), "駅 sank"),
    ],
)
def test_encodings_that_are_stated_right_and_wrong(charset: str, words: bytes, seen: str) -> None:
    head = f"From: a@example.org\nSubject: Pier\nContent-Type: text/plain; charset={charset}\n".encode()
    assert blocks(head + b"Content-Transfer-Encoding: 8bit\n\n" + words) == [("paragraph", seen)]


def test_broken_mails() -> None:
    assert blocks(b"Subject: Pier\nContent-Transfer-Encoding: base64\n\n!!!SXQgc2Fuay4=\n") == [
        ("paragraph", "It sank.")
    ]
    assert read(b"Subject: Pier\nContent-Type: multipart/mixed\n\nIt sank.\n" + b"x").text
    assert read(b"Subject: =?utf-8?q?Pi=C3?= \nDate: never\nFrom: \xff <<\n\nIt sank.").text.endswith("It sank.")
    # The library breaks on these headers.
    assert read(b"Subject: Pier\nContent-Type: text/plain; charset*\n\nIt sank.").text == "Pier\n\nIt sank."
    assert read(b"Subject: Pier\nFrom: a: b;c\n\nIt sank.").text == "Pier\n\nIt sank."
    for data in (b"It sank on Monday.", b"Subject: Pier\n\n", b"Subject: Pier\nContent-Type: image/png\n\nx"):
        with pytest.raises(LoadError) as e:
            read(data)
        assert e.value.code == "no-text"


def test_an_encrypted_mail_is_refused() -> None:
    with pytest.raises(LoadError) as e:
        read(b"Subject: Pier\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nx")
    assert e.value.code == "encrypted"


def test_deep_nesting_ends_in_a_clear_error() -> None:
    deep = b"Subject: Pier\n"
    for n in range(300):
        deep += b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n)
    with pytest.raises(LoadError) as e:
        read(deep + b"\nIt sank.\n" * 100_000)
    assert e.value.code == "too-large"
    deep = b"Subject: Pier\n" + b"Content-Type: message/rfc822\n\n" * 2000 + b"\nIt sank.\n"
    with pytest.raises(LoadError) as e:
        read(deep)
    assert e.value.code in ("unreadable", "no-text")


@pytest.mark.parametrize(
    "value", ["(" * 500_000, '"' * 500_000, "a@" * 300_000, "=?utf-8?q?" * 50_000, "<" * 500_000], ids=range(5)
)
@pytest.mark.parametrize("name", ["From", "Subject", "Content-Type", "Content-Disposition", "Date"], ids=str)
def test_headers_cannot_hang(name: str, value: str) -> None:
    try:
        assert read(f"{name}: {value}\nX-Pier: y\n\nIt sank.\n".encode()).text.endswith("It sank.")
    except LoadError as e:
        assert e.code in ("unreadable", "no-text")
