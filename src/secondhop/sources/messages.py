"""messages.csv, first half: rows of every era as messages, grouped into conversations."""

from __future__ import annotations

import re
from collections import defaultdict

from msgspec import Struct, field

from secondhop.model.identity import name_key
from secondhop.model.text import clean
from secondhop.sources.dates import iso_date
from secondhop.sources.invitations import NOBODY
from secondhop.sources.people import key_of
from secondhop.sources.table import Table
from secondhop.sources.touches import digest, one_line

_NEXT_URL = re.compile(r",\s*(?=https?:|www\.|linkedin\.com)", re.IGNORECASE)
_CAMPAIGN = "spinmail-quill-editor"
_FIELDS = (
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
)


class Message(Struct):
    """One message that somebody with a profile sent."""

    line: int
    sender: str  # key
    receivers: tuple[str, ...]  # keys; empty in the oldest exports
    from_name: str
    to_name: str  # of all receivers, as it stands
    to_names: tuple[str, ...]  # of each receiver, "" where that is not clear
    on: str
    text: str
    digest: str


class Conversation(Struct):
    """The messages of one thread and everybody whose profile appears in it."""

    messages: list[Message] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)

    @property
    def last(self) -> str:
        return max(message.on for message in self.messages)


class Addresses:
    """Profile keys and names of the few addresses that a long file repeats."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], dict[str, str]] = {}

    def named(self, cell: str, names: str = "") -> dict[str, str]:
        """Profile key → name, for a cell of one or more addresses and the one with their names."""
        found = self._known.get((cell, names))
        if found is None:
            found = self._known[cell, names] = _named(cell, names)
        return found


def read_conversations(table: Table) -> list[Conversation]:
    """All conversations, without drafts, spam, campaigns and deleted accounts."""
    columns = table.at(*_FIELDS)
    thread, sender_name, sender_url, to, to_urls, on, content, *_ = columns
    addresses = Addresses()
    found: defaultdict[object, Conversation] = defaultdict(Conversation)
    for line, row in table.rows():
        senders = tuple(addresses.named(row[sender_url]))
        if reason := _unwanted(row, columns, senders):
            table.tally.leave_out(line, reason)
            continue
        named = addresses.named(row[to_urls], row[to])
        sender, receivers = senders[0], tuple(named)
        text, name = row[content], clean(row[to])
        message = Message(
            line,
            sender,
            receivers,
            clean(row[sender_name]),
            name,
            tuple(named.values()),
            iso_date(row[on].strip()),
            one_line(text),
            digest(row[thread], row[on], sender, ",".join(receivers), text),
        )
        together = frozenset((sender, *(receivers or (name,))))
        conversation = found[row[thread].strip() or together]
        conversation.messages.append(message)
        conversation.keys.update(receivers, senders)
    return list(found.values())


def _named(cell: str, names: str) -> dict[str, str]:
    """A comma may stand in a name: several names are told apart only when their number agrees."""
    urls = _NEXT_URL.split(cell.strip())
    parts = [names] if len(urls) == 1 else names.split(", ")
    if len(parts) != len(urls):
        parts = [""] * len(urls)
    found: dict[str, str] = {}
    for url, name in zip(urls, parts, strict=True):
        if key := key_of(url.strip()):
            found.setdefault(key, clean(name))
    return found


def _unwanted(row: list[str], columns: list[int], senders: tuple[str, ...]) -> str:
    name, content, folder, draft, whole = (row[columns[i]] for i in (1, 6, 7, 8, 9))
    if folder.strip().upper() == "SPAM":
        return "messages in the spam folder"
    if _yes(draft) or _yes(whole):
        return "drafts"
    if senders:
        return ""
    if _CAMPAIGN in content[:200]:
        return "advertising"
    if name_key(clean(name)) == NOBODY:
        return "accounts that no longer exist"
    return "messages whose sender has no profile address"


def _yes(word: str) -> bool:
    return word.strip().casefold() in ("yes", "true", "oui", "ja")
