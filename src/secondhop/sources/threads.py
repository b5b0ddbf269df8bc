"""messages.csv, second half: who I am in it, whom I wrote with, and who shared a thread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from secondhop.model.facts import PersonFact, TieFact, TouchFact
from secondhop.model.identity import name_key
from secondhop.model.tie import EvidenceKind
from secondhop.sources.me import Myself
from secondhop.sources.messages import Conversation, Message, read_conversations
from secondhop.sources.people import Roster, somebody
from secondhop.sources.table import Table

LARGEST = 20
"""People in a conversation beyond which taking part says nothing about knowing each other."""

_UNKNOWN_ME = "cannot tell which of these people is you; give --me"


def read_messages(
    table: Table, roster: Roster, me: Myself
) -> tuple[list[TouchFact], list[TieFact]]:
    """Touches from conversations of two, ties between the others in small groups."""
    conversations = read_conversations(table)
    mine = find_me(conversations, me)
    if not conversations:
        return [], []
    if not mine:
        table.tally.skip(table.header.line, _UNKNOWN_ME)
        return [], []
    touches: list[TouchFact] = []
    groups: list[Conversation] = []
    for conversation in conversations:
        if len(conversation.keys - mine) < 2:
            touches += _touches(conversation, mine, roster)
        elif len(conversation.keys - mine) < LARGEST:
            groups.append(conversation)
        else:
            first = conversation.messages[0].line
            table.tally.skip(first, f"a conversation of more than {LARGEST} people")
    table.tally.kept += len(touches) + sum(len(group.messages) for group in groups)
    return touches, _ties(groups, mine, roster)


def find_me(conversations: Sequence[Conversation], me: Myself) -> frozenset[str]:
    """My keys: what is known, else my invitations, else my name, else who is everywhere."""
    present = frozenset[str]().union(*(conversation.keys for conversation in conversations))
    if known := present.intersection(me.given):
        return known
    invited = frozenset(key for key, _ in me.invited.most_common(1))
    # The oldest exports name no receivers: there I am absent when I never wrote.
    silent = not any(m.receivers for conversation in conversations for m in conversation.messages)
    if invited and (silent or invited <= present):
        return invited
    me.seen = _named(conversations, me.name) or _everywhere(conversations)
    if me.seen:
        return frozenset((me.seen,))
    return frozenset(me.given) if silent else frozenset()


def _named(conversations: Iterable[Conversation], name: str) -> str:
    """The only profile that sends or receives under this name."""
    wanted = name_key(name)
    found: set[str] = set()
    for conversation in conversations if wanted else ():
        for message in conversation.messages:
            if name_key(message.from_name) == wanted:
                found.add(message.sender)
            found.update(key for key, called in _receivers(message) if name_key(called) == wanted)
    return found.pop() if len(found) == 1 else ""


def _everywhere(conversations: Sequence[Conversation]) -> str:
    counts = Counter(key for conversation in conversations for key in conversation.keys)
    least = max(3, 0.9 * len(conversations))
    often = [key for key, count in counts.most_common(2) if count >= least]
    return often[0] if len(often) == 1 else ""


def _touches(
    conversation: Conversation, mine: frozenset[str], roster: Roster
) -> Iterator[TouchFact]:
    partner = next(iter(conversation.keys - mine), "")
    name = _name_of(partner, conversation.messages)
    met: dict[str, int] = {}  # by name: one, but where only names tell who was written to
    for message in conversation.messages:
        out = message.sender in mine
        who = name or (message.to_name if out else message.from_name)
        if not partner and not who:
            continue
        if who not in met:
            met[who] = roster.meet(somebody(who, partner, message.line))
        yield TouchFact(
            met[who],
            "message",
            message.on,
            "out" if out else "in",
            message.text,
            message.digest,
            message.line,
        )


def _ties(groups: Iterable[Conversation], mine: frozenset[str], roster: Roster) -> list[TieFact]:
    """One tie for each pair: from the smallest group they share, and of those the latest."""
    best: dict[tuple[int, int], TieFact] = {}
    for group in groups:
        size, last = len(group.keys - mine) + 1, group.last
        met = {roster.meet(_member(key, group.messages)) for key in sorted(group.keys - mine)}
        for a, b in combinations(sorted(met), 2):
            known = best.get((a, b))
            if known is None or (-size, last) > (-known.members, known.on):
                best[a, b] = TieFact(a, b, EvidenceKind.GROUP_THREAD, last, size)
    return list(best.values())


def _member(key: str, messages: Sequence[Message]) -> PersonFact:
    return somebody(_name_of(key, messages), key, messages[0].line)


def _name_of(key: str, messages: Iterable[Message]) -> str:
    """What the thread calls this person: as a sender, else as a receiver."""
    received = ""
    for message in messages if key else ():
        if message.sender == key and message.from_name:
            return message.from_name
        received = received or dict(_receivers(message)).get(key, "")
    return received


def _receivers(message: Message) -> Iterator[tuple[str, str]]:
    """Key and name of everybody a message went to."""
    return zip(message.receivers, message.to_names, strict=True)
