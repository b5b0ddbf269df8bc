"""A draft as a mail: what a mail program reads is what was written."""

from __future__ import annotations

from email import message_from_string
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from secondhop.exports.eml import eml
from tests.outreach.drafts.known import ROBIN, YUKI


def read(text: str) -> EmailMessage:
    return message_from_string(text, policy=default)


def test_a_mail_to_be_sent() -> None:
    text = eml("Intro: Robin <> Ümit", "Hi Yuki,\n\nço é — 世界.\n", YUKI, ROBIN)
    mail = read(text)
    assert mail["Subject"] == "Intro: Robin <> Ümit"
    assert (mail["To"], mail["From"]) == (
        "Yuki Santos <yuki@santos.example>",
        "Robin Vale <robin@vale.example>",
    )
    assert mail["X-Unsent"] == "1"
    assert mail.get_content().replace("\r\n", "\n").strip() == "Hi Yuki,\n\nço é — 世界."
    assert text.isascii()
    assert "\r\n" in text


@pytest.mark.parametrize(
    "address", ["", "nobody", "a b@c", "x@y\nBcc: z@example.org", "@", "ä@ö.example"]
)
def test_an_address_that_is_none_is_left_out(address: str) -> None:
    mail = read(eml("Hi", "text", replace(YUKI, email=address), ROBIN))
    assert mail["Bcc"] is None
    assert mail["From"] == "Robin Vale <robin@vale.example>"


@given(st.text(max_size=200), st.text(max_size=60), st.text(max_size=300))
def test_nothing_breaks_out_of_its_place(subject: str, name: str, text: str) -> None:
    mail = read(eml(subject, text, replace(YUKI, name=name), ROBIN))
    assert {one.lower() for one in mail} <= {
        *("subject", "from", "to", "x-unsent", "mime-version"),
        *("content-type", "content-transfer-encoding"),
    }
