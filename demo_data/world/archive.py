"""The rest of my LinkedIn archive: invitations, profile, endorsements, recommendations, notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from random import Random

from demo_data.world.cast import ARCHIVED
from demo_data.world.connections import csv_text, linkedin_file
from demo_data.world.messages import messages_csv
from demo_data.world.people import Person, Population
from demo_data.world.ties import Ties

_HIDDEN = 15
"""Contacts of mine who hide themselves: rows with nothing but a date."""

_NOTED = {
    "Karin Horvat": (
        "2026-11-18 08:20",
        "Hi Karin, your post on testing pipelines with fake rivers of data was a joy. "
        "I lead a data platform in Berlin and would like to follow your work.",
    ),
    "Mina Cho": (
        "2026-11-17 17:45",
        "Hi Mina, Gita Clarke speaks highly of how you run platform reviews at Blue Heron. "
        "May I read along here?",
    ),
    "Tomasz Adeyemi": (
        "2026-11-12 12:05",
        "Hi Tomasz, your question at the Lisbon session (who owns a late event?) stayed with me. "
        "I would be glad to continue it.",
    ),
    "Jonas Khoury": (
        "2026-10-30 09:10",
        "Hi Jonas, I run a data platform of about your size in another trade. "
        "I would like to compare notes from time to time.",
    ),
}
"""Invitations that I sent with a note, and that wait for an answer."""

_OLD_PENDING = ("2026-10-19 10:12", "2026-09-22 18:30", "2026-06-15 08:05")
"""Invitations that nobody answered for more than a month."""

_SKILLS = (
    "Data Engineering",
    "Python",
    "SQL",
    "Data Platforms",
    "Team Leadership",
    "Stream Processing",
    "Machine Learning",
    "Product Management",
    "Distributed Systems",
    "Public Speaking",
)

_RECEIVED = (
    ("Yuki Santos", "Robin makes pipelines boring, which is the highest praise I have.", 2021, 3),
    ("Gita Clarke", "Calm, exact and funny on call at three in the morning.", 2022, 9),
    (
        "Omar Faris",
        "The first person I ask when numbers disagree.\n\nUsually the last, too.",
        2020,
        6,
    ),
    ("Hans Aho", "Gave us one afternoon and saved us one year.", 2024, 2),
)
_GIVEN = (
    ("Yuki Santos", "Yuki finds the question behind the question. Hire her if you can.", 2021, 4),
    ("Omar Faris", "Omar explains energy markets so that engineers want to hear more.", 2020, 7),
    ("Pia Frank", "Pia's reviews taught me more than most books.", 2023, 5),
)

_NOTES = (
    ("Gita Clarke", "prefers voice messages; shared an office with Selma Vogel", "2026-10-27"),
    ("Nils Holm", "moved to Malmö in spring; twins", "2026-05-21"),
    ("Pia Frank", "met at the Berlin data evening; gave the talk on backfills", "2024-11-07"),
    ("Mara Hall", "recruits for Acme and Helsing; kind to candidates", "2025-04-16"),
    ("Hans Aho", "likes to be asked early and briefly", "2026-05-28"),
    ("Mina Silva", "sings alto; Lisbon since 2022", "2022-07-03"),
    ("Ana Silva", "offered to open her file whenever useful", "2026-09-08"),
)


def archive_files(people: Population, ties: Ties, rng: Random) -> dict[str, str]:
    """Every file of the archive, by name."""
    me = people.me
    mine = ties.list(me)
    return {
        "Connections.csv": linkedin_file(mine, ARCHIVED, _HIDDEN, rng),
        "messages.csv": messages_csv(people, ties, rng),
        "Invitations.csv": _invitations(people, mine, rng),
        "Profile.csv": _profile(me),
        "Positions.csv": _positions(),
        "Endorsement_Received_Info.csv": _endorsements("Endorser", _close(people, rng), 2, rng),
        "Endorsement_Given_Info.csv": _endorsements("Endorsee", _close(people, rng), 3, rng),
        "Recommendations_Received.csv": _recommendations(people, _RECEIVED),
        "Recommendations_Given.csv": _recommendations(people, _GIVEN),
        "Notes.csv": _notes(people),
    }


def _profile(me: Person) -> str:
    header = (
        "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,"
        "Geo Location,Twitter Handles,Websites,Instant Messengers"
    )
    cells = (me.first, me.last, "", "", "", "Data platform lead", "I make pipelines boring.")
    return csv_text([tuple(header.split(",")), (*cells, "Data", "", "Berlin, Germany", "", "", "")])


def _positions() -> str:
    header = ("Company Name", "Title", "Description", "Location", "Started On", "Finished On")
    return csv_text(
        [
            header,
            ("Kiln Labs", "Data platform lead", "", "Berlin, Germany", "Feb 2021", ""),
            ("Nordwind", "Senior data engineer", "", "Berlin, Germany", "Mar 2016", "Jan 2021"),
        ]
    )


def _invitations(people: Population, mine: Sequence[tuple[Person, date]], rng: Random) -> str:
    """Those that became contacts, in both directions, and those that still wait."""
    me = people.me
    rows = [*_answered(me, mine, rng), *_waiting(people, rng)]
    rows.sort(key=lambda row: row[0], reverse=True)
    header = (
        "From",
        "To",
        "Sent At",
        "Message",
        "Direction",
        "inviterProfileUrl",
        "inviteeProfileUrl",
    )
    return csv_text([header, *(_invitation(me, *row) for row in rows)])


_Sent = tuple[datetime, Person, bool, str]
"""When, the other person, whether I sent it, and the note."""


def _answered(me: Person, mine: Sequence[tuple[Person, date]], rng: Random) -> Iterator[_Sent]:
    recent = [(person, day) for person, day in mine if day >= date(2025, 1, 1)]
    for person, day in recent[:64]:
        sent = _moment(day - timedelta(days=rng.choice((1, 1, 2, 3, 5, 9, 16))), rng)
        outgoing = rng.random() < 0.55
        note = outgoing and rng.random() < 0.3 and sent < datetime(2026, 10, 1)
        text = (
            f"Hi {person.first}, good to meet you last week. Let us stay in touch." if note else ""
        )
        yield sent, person, outgoing, text


def _waiting(people: Population, rng: Random) -> Iterator[_Sent]:
    for name, (stamp, note) in _NOTED.items():
        yield datetime.fromisoformat(stamp), people.named(name), True, note
    strangers = rng.sample(people.crowd, 42)
    for stamp in _OLD_PENDING:
        yield datetime.fromisoformat(stamp), strangers.pop(), True, ""
    for index in range(32):
        yield _moment(ARCHIVED - timedelta(days=index % 27), rng), strangers.pop(), True, ""
    for person in strangers:
        sent = _moment(ARCHIVED - timedelta(days=rng.randrange(60)), rng)
        yield sent, person, False, ""


def _invitation(
    me: Person, at: datetime, person: Person, outgoing: bool, note: str
) -> tuple[str, ...]:
    one, other = (me, person) if outgoing else (person, me)
    hour, half = at.hour % 12 or 12, "PM" if at.hour >= 12 else "AM"
    stamp = f"{at.month}/{at.day}/{at.year % 100:02}, {hour}:{at.minute:02} {half}"
    direction = "OUTGOING" if outgoing else "INCOMING"
    return one.name, other.name, stamp, note, direction, one.url, other.url


def _close(people: Population, rng: Random) -> list[Person]:
    """Some contacts who know my work, most friends among them."""
    friends = [person for _, person in people.friends]
    return rng.sample(friends, 8) + rng.sample(people.others, 14)


def _endorsements(who: str, endorsed: Sequence[Person], most: int, rng: Random) -> str:
    header = (
        "Endorsement Date",
        "Skill Name",
        f"{who} First Name",
        f"{who} Last Name",
        f"{who} Public Url",
        "Endorsement Status",
    )
    rows = [
        (_moment(_past_day(rng), rng), skill, person)
        for person in endorsed
        for skill in rng.sample(_SKILLS, rng.randint(1, most))
    ]
    rows.sort(key=lambda row: row[0], reverse=True)
    cells = [
        (f"{at:%Y/%m/%d %H:%M:%S} UTC", skill, person.first, person.last, person.url, "ACCEPTED")
        for at, skill, person in rows
    ]
    return csv_text([header, *cells])


def _recommendations(people: Population, texts: Sequence[tuple[str, str, int, int]]) -> str:
    header = ("First Name", "Last Name", "Company", "Job Title", "Text", "Creation Date", "Status")
    rows = []
    for name, text, year, month in texts:
        person = people.named(name)
        stamp = f"{month:02}/15/{year % 100:02}, 1:32 PM"
        rows.append(
            (person.first, person.last, person.company, person.title, text, stamp, "VISIBLE")
        )
    return csv_text([header, *rows])


def _notes(people: Population) -> str:
    header = (
        "Connection First Name",
        "Connection Last Name",
        "Connection Profile URL",
        "Note",
        "Created On",
        "Edited On",
    )
    rows = [
        (person.first, person.last, person.url, text, f"{day} 10:00:00", "")
        for person, text, day in ((people.named(name), text, day) for name, text, day in _NOTES)
    ]
    return csv_text([header, *rows])


def _past_day(rng: Random) -> date:
    return ARCHIVED - timedelta(days=rng.randrange(20, 2600))


def _moment(day: date, rng: Random) -> datetime:
    return datetime.combine(day, time(rng.randrange(7, 20), rng.randrange(60), rng.randrange(60)))
