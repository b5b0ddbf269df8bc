"""What each file that is read looks like: its columns under all their names."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from secondhop.model.text import clean, fold

Aliases = Mapping[str, tuple[str, ...]]


class Shape(Struct, frozen=True):
    """One kind of file. Columns are found by name, never by position."""

    name: str  # as LinkedIn calls the file
    columns: Aliases  # field → further header names, all as `header_key` makes them
    enough: tuple[tuple[str, ...], ...]  # a line with all columns of one of these is the header
    anchor: str  # a column with a date: by it a line is known as the start of a row
    reach: tuple[str, ...] = ()  # columns that even a row cut short must have

    def wanted(self) -> str:
        """The columns looked for, in words."""
        ways = (" and ".join(f"'{field.title()}'" for field in way) for way in self.enough)
        return ", or ".join(ways)


def header_key(text: str) -> str:
    """A column title as it is compared: no case, accents, spaces or punctuation."""
    return "".join(char for char in fold(clean(text)) if char.isalnum())


def _plain(*fields: str) -> Aliases:
    return dict.fromkeys(fields, ())


CONNECTIONS = Shape(
    "Connections.csv",
    {
        "first name": ("prenom", "vorname", "givenname"),
        "last name": ("nom", "nachname", "familyname", "surname"),
        "full name": (),
        "name": (),
        "url": ("profileurl", "linkedinurl", "profilurl", "urlduprofil", "linkedinprofileurl"),
        "email address": ("email", "adresseemail", "emailadresse", "courriel"),
        "company": ("entreprise", "unternehmen", "societe", "firma"),
        "position": ("poste", "title", "jobtitle", "fonction"),
        "connected on": ("datedeconnexion", "connexionle", "verbundenam", "vernetztam"),
    },
    (
        ("first name", "url"),
        ("first name", "connected on"),
        ("full name", "url"),
        ("full name", "connected on"),
        ("name", "url", "company"),
        ("name", "url", "position"),
    ),
    anchor="connected on",
    reach=("first name", "last name", "full name", "name", "url"),
)
MESSAGES = Shape(
    "messages.csv",
    _plain(
        "conversation id",
        "from",
        "sender profile url",
        "to",
        "recipient profile urls",
        "date",
        "content",
        "folder",
        "is message draft",
        "is conversation draft",
    ),
    (("from", "sender profile url", "to", "date"),),
    anchor="date",
    reach=("from", "sender profile url", "to", "date"),
)
INVITATIONS = Shape(
    "Invitations.csv",
    _plain(
        "from",
        "to",
        "sent at",
        "message",
        "direction",
        "inviter profile url",
        "invitee profile url",
    ),
    (("from", "to", "sent at"),),
    anchor="sent at",
    reach=("from", "to", "sent at", "direction"),
)
PROFILE = Shape(
    "Profile.csv",
    _plain("first name", "last name", "headline", "industry", "geo location"),
    (("first name", "last name", "headline"),),
    anchor="",
    reach=("first name", "last name"),
)
POSITIONS = Shape(
    "Positions.csv",
    _plain("company name", "title", "started on", "finished on"),
    (("company name", "title", "started on"),),
    anchor="started on",
    reach=("company name", "title"),
)


def _endorsement(name: str, who: str) -> Shape:
    first, last, url = f"{who} first name", f"{who} last name", f"{who} public url"
    return Shape(
        name,
        _plain("endorsement date", "skill name", first, last, url, "endorsement status"),
        (("skill name", first, last),),
        anchor="endorsement date",
        reach=("skill name", first, last),
    )


ENDORSEMENTS_RECEIVED = _endorsement("Endorsement_Received_Info.csv", "endorser")
ENDORSEMENTS_GIVEN = _endorsement("Endorsement_Given_Info.csv", "endorsee")


def _recommendation(name: str) -> Shape:
    return Shape(
        name,
        _plain("first name", "last name", "company", "job title", "text", "creation date"),
        (("first name", "last name", "text"),),
        anchor="creation date",
        reach=("first name", "last name", "text"),
    )


RECOMMENDATIONS_RECEIVED = _recommendation("Recommendations_Received.csv")
RECOMMENDATIONS_GIVEN = _recommendation("Recommendations_Given.csv")
NOTES = Shape(
    "Notes.csv",
    _plain(
        "connection first name",
        "connection last name",
        "connection profile url",
        "note",
        "created on",
        "edited on",
    ),
    (("note", "connection profile url"), ("note", "connection first name")),
    anchor="created on",
    reach=("note",),
)
