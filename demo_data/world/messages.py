"""messages.csv: what Robin and the contacts wrote to each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from demo_data.world.cast import ARCHIVED
from demo_data.world.connections import csv_text
from demo_data.world.dialogues import DIALOGUES, GROUPS, PLACES, SCRIPTED, TOPICS, WELCOME
from demo_data.world.people import Person, Population
from demo_data.world.ties import Ties

HEADER = (
    "CONVERSATION ID",
    "CONVERSATION TITLE",
    "FROM",
    "SENDER PROFILE URL",
    "TO",
    "RECIPIENT PROFILE URLS",
    "DATE",
    "SUBJECT",
    "CONTENT",
    "FOLDER",
    "ATTACHMENTS",
    "IS MESSAGE DRAFT",
    "IS CONVERSATION DRAFT",
)
_TALKATIVE = 106
"""Contacts besides the friends with whom I ever exchanged messages."""

_SPONSORED = (
    '<p class="spinmail-quill-editor__spin-break">Hi %FIRSTNAME%,</p>'
    '<p class="spinmail-quill-editor__spin-break">Is your warehouse keeping you up at night? '
    "Join our webinar and win a mattress.</p>"
)


@dataclass(frozen=True, slots=True)
class Message:
    """One row of messages.csv."""

    at: datetime
    sender: Person
    to: tuple[Person, ...]
    text: str
    title: str = ""
    subject: str = ""
    folder: str = "INBOX"
    draft: bool = False


def messages_csv(people: Population, ties: Ties, rng: Random) -> str:
    """The whole file: newest conversation first, and newest message first within each."""
    threads = [*_private(people, ties, rng), *_groups(people, rng), _draft(people)]
    threads = [sorted(thread, key=lambda message: message.at, reverse=True) for thread in threads]
    threads.sort(key=lambda thread: thread[0].at, reverse=True)
    rows = [row for thread in threads for row in _rows(thread, f"2-{rng.randrange(16**12):012x}")]
    return csv_text([HEADER, *rows, *_odd_rows(people.me, rng)], quoted=True)


def _private(people: Population, ties: Ties, rng: Random) -> Iterator[list[Message]]:
    for friend, person in people.friends:
        lines = _exchanges(people.me, person, friend.talks, friend.talked, rng)
        yield lines + list(_scripted(people.me, person))
    for person in rng.sample(people.others, _TALKATIVE):
        met = ties.since[frozenset((people.me.slug, person.slug))]
        span = (met, met + (ARCHIVED - met) * rng.random())
        yield _exchanges(people.me, person, rng.choices((1, 2, 3), (64, 26, 10))[0], span, rng)


def _exchanges(
    me: Person, them: Person, count: int, span: tuple[date, date], rng: Random
) -> list[Message]:
    """So many conversations on different subjects, from the first to the last day of a span."""
    first, last = span
    between = sorted(first + (last - first) * rng.random() for _ in range(count - 2))
    days = [first, *between, last] if count > 1 else [last]
    dialogues = rng.sample(DIALOGUES, count)
    dialogues.sort(key=lambda dialogue: dialogue != WELCOME)
    return [
        message
        for day, dialogue in zip(days, dialogues, strict=True)
        for message in _dialogue(me, them, day, dialogue, rng)
    ]


def _dialogue(me: Person, them: Person, day: date, dialogue: str, rng: Random) -> Iterator[Message]:
    words = {
        "first": them.first,
        "company": them.company or "the new place",
        "topic": rng.choice(TOPICS),
        "place": rng.choice(PLACES),
        "day": rng.choice(("Tuesday", "Wednesday", "Thursday")),
    }
    at = _morning(day, rng)
    for line in dialogue.split("\n"):
        mine, text = line[0] == ">", line[1:].strip().replace("/", "\n")
        yield Message(
            at, me if mine else them, (them if mine else me,), text.format_map(words).strip()
        )
        at += timedelta(minutes=rng.randrange(3, 300), seconds=rng.randrange(60))


def _scripted(me: Person, friend: Person) -> Iterator[Message]:
    """What was written about the introductions that outreach.toml keeps track of."""
    for stamp, direction, text in SCRIPTED.get(friend.name, ()):
        at = datetime.fromisoformat(stamp).replace(tzinfo=UTC)
        mine = direction == ">"
        yield Message(at, me if mine else friend, (friend if mine else me,), text)


def _groups(people: Population, rng: Random) -> Iterator[list[Message]]:
    for title, day, names, lines in GROUPS:
        members = [people.me, *(people.named(name) for name in names)]
        at = _morning(date.fromisoformat(day), rng)
        thread = []
        for index, text in lines:
            to = tuple(person for person in members if person is not members[index])
            thread.append(Message(at, members[index], to, text, title))
            at += timedelta(minutes=rng.randrange(2, 200), seconds=rng.randrange(60))
        yield thread


def _draft(people: Population) -> list[Message]:
    """A message begun and never sent."""
    at = datetime(2026, 11, 14, 21, 40, 12, tzinfo=UTC)
    text = "Hi Omar, it has been far too long. I was thinking of you when"
    return [Message(at, people.me, (people.named("Omar Faris"),), text, draft=True)]


def _morning(day: date, rng: Random) -> datetime:
    return datetime.combine(day, time(rng.randrange(7, 11), rng.randrange(60)), UTC)


def _rows(thread: Sequence[Message], conversation: str) -> Iterator[tuple[str, ...]]:
    for message in thread:
        yield (
            conversation,
            message.title,
            message.sender.name,
            message.sender.url,
            ", ".join(person.name for person in message.to),
            ",".join(person.url for person in message.to),
            _stamp(message.at),
            message.subject,
            message.text,
            message.folder,
            "",
            "Yes" if message.draft else "No",
            "Yes" if message.draft else "No",
        )


def _odd_rows(me: Person, rng: Random) -> list[tuple[str, ...]]:
    """An advertisement, and a message of somebody who has left."""
    blank = ("", "No", "No")
    return [
        (
            f"2-{rng.randrange(16**12):012x}",
            "",
            "Thirteen Kites",
            "",
            me.name,
            me.url,
            "2026-03-03 09:00:02 UTC",
            "Sleep better with streaming",
            _SPONSORED,
            "INBOX",
            *blank,
        ),
        (
            f"2-{rng.randrange(16**12):012x}",
            "",
            "LinkedIn Member",
            "",
            me.name,
            me.url,
            "2014-08-19 16:22:41 UTC",
            "",
            "Thanks for the slides, Robin!",
            "ARCHIVE",
            *blank,
        ),
    ]


def _stamp(at: datetime) -> str:
    return at.isoformat(" ", "seconds").replace("+00:00", " UTC")
