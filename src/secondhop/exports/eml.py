"""A draft as a mail that mail programs open to be sent."""

from __future__ import annotations

from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from secondhop.model.person import Person
from secondhop.model.text import clean


def eml(subject: str, text: str, to: Person, me: Person) -> str:
    """The mail, unsent; an address that is not known is left out, for the user to fill in."""
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = clean(subject)
    for header, person in (("From", me), ("To", to)):
        if (address := _address(person)) is not None:
            mail[header] = address
    mail["X-Unsent"] = "1"  # what mail programs take for a draft
    mail.set_content(f"{text}\n", charset="utf-8", cte="quoted-printable")
    return mail.as_bytes().decode("ascii", "replace")


def _address(person: Person) -> Address | None:
    try:
        return Address(clean(person.name, 100), addr_spec=person.email) if person.email else None
    except (ValueError, IndexError, MessageError):  # imported addresses may be anything
        return None
