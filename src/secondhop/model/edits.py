"""What a person can do to the data, as changes: pure values, ready for the store to apply."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from secondhop.model.asks import ASK_STATES, Ask
from secondhop.model.change import Change, Value, person_entity, tie_entity
from secondhop.model.identity import email_key, profile_key, profile_url
from secondhop.model.outreach import STAGES, TOUCH_KINDS, FollowUp
from secondhop.model.person import FIELDS, LISTS, Person, PersonId
from secondhop.model.research import RESEARCH
from secondhop.model.text import clean, plural
from secondhop.model.when import add_span

EXAMPLE_PROFILE = "https://www.linkedin.com/in/your-name"
MOST_TEXT = 20_000
"""Characters of a note or a touch; more is a document, not a note."""

MUTUALS_STATED = "mutuals_stated"
"""The field of a person that holds how many mutual connections their profile states."""
UNMATCHED = "unmatched:"
"""Begins the fields of a person that hold names of mutual connections whom no contact is."""

TIE_WORDS = ("by hand", "confirmed", "rejected", "removed")


class EditError(ValueError):
    """The edit makes no sense; the message says what would."""


def set_stage(person: PersonId, stage: str) -> Change:
    """Say where a prospect stands."""
    word = clean(stage).lower()
    if word not in STAGES:
        raise EditError(f"{stage!r} is no stage; choose one of: {', '.join(STAGES)}")
    return Change("stage", {person_entity(person): {"stage": word}}, (person,), word)


def tag(person: PersonId, tags: Iterable[str]) -> Change:
    """Add tags to a person."""
    words = _tags(tags)
    fields: dict[str, Value] = {f"tag:{word}": True for word in words}
    return Change("tag", {person_entity(person): fields}, (person,), " ".join(words))


def untag(person: PersonId, tags: Iterable[str]) -> Change:
    """Take tags away from a person."""
    words = _tags(tags)
    fields: dict[str, Value] = dict.fromkeys((f"tag:{word}" for word in words), None)
    return Change("untag", {person_entity(person): fields}, (person,), " ".join(words))


def add_said(person: PersonId, what: str, words: Iterable[str]) -> Change:
    """Say what a person belongs or belonged to; `what` is a word of LISTS."""
    return _said(person, what, words, True)


def take_said(person: PersonId, what: str, words: Iterable[str]) -> Change:
    """Take back what was said of where a person belongs."""
    return _said(person, what, words, None)


def _said(person: PersonId, what: str, words: Iterable[str], value: Value) -> Change:
    names = [clean(word) for word in words]
    if what not in LISTS or not all(names):
        raise EditError(f"a {what} needs a name; there are {', '.join(LISTS)}")
    fields = dict.fromkeys((f"{what}:{name}" for name in names), value)
    return Change(what, {person_entity(person): fields}, (person,), clean(", ".join(names), 60))


def mark_hiring(person: PersonId, word: str) -> Change:
    """Say that somebody hires (`yes`) or does not (`no`), whatever the title; "" takes it back."""
    said = clean(word).lower()
    if said not in ("", "yes", "no"):
        raise EditError(f"{word!r} says nothing about hiring; write yes or no")
    return Change("hiring", {person_entity(person): {"hiring": said or None}}, (person,), said)


def set_fields(person: PersonId, values: Mapping[str, str]) -> Change:
    """Write the user's own values over the imported ones; an empty text takes one back."""
    fields: dict[str, Value] = {}
    for field, text in values.items():
        if field not in FIELDS:
            raise EditError(f"{field!r} is no field; choose one of: {', '.join(FIELDS)}")
        fields[field] = clean(text) or None
    _add_keys(fields)
    return Change("edit", {person_entity(person): fields}, (person,), ", ".join(values))


def add_person(person: PersonId, values: Mapping[str, str]) -> Change:
    """Add somebody whom no file mentions."""
    if not clean(values.get("name", "")):
        raise EditError("a person needs a name")
    made = set_fields(person, {field: text for field, text in values.items() if text})
    entity = person_entity(person)
    return Change("add", {entity: {"added": True, **made.sets[entity]}}, (person,))


def tie(a: PersonId, b: PersonId, word: str, on: date) -> Change:
    """Say that two people know each other, or that what a file says of them is right or wrong."""
    if a == b:
        raise EditError("a tie needs two different people")
    if word not in TIE_WORDS:
        raise EditError(f"{word!r} says nothing about a tie; choose one of: {', '.join(TIE_WORDS)}")
    fields: dict[str, Value] = {"tie": word, "on": on.isoformat()}
    return Change("tie", {tie_entity(a, b): fields}, (a, b), word)


def add_note(number: str, person: PersonId, text: str, on: date) -> Change:
    """Write a note about a person."""
    fields: dict[str, Value] = {
        "person": person,
        "text": _words(text, "note"),
        "on": on.isoformat(),
    }
    return Change("note", {f"n:{number}": fields}, (person,), _short(text))


def log_touch(
    number: str,
    person: PersonId,
    kind: str,
    on: date,
    text: str = "",
    via: PersonId | None = None,
    direction: str = "out",
) -> Change:
    """Log something that happened with a person."""
    word = clean(kind).lower()
    if word not in TOUCH_KINDS:
        raise EditError(f"{kind!r} is no kind of touch; choose one of: {', '.join(TOUCH_KINDS)}")
    fields: dict[str, Value] = {
        "person": person,
        "kind": word,
        "on": on.isoformat(),
        "way": direction or None,
        "text": clean(text, MOST_TEXT) or None,
        "via": via,
    }
    return Change("log", {f"t:{number}": fields}, (person,), f"{word} {_short(text)}".strip())


def add_follow_up(number: str, person: PersonId, text: str, due: date, every: str = "") -> Change:
    """Promise to do something by a day, once or again and again."""
    if every and add_span(due, every) <= due:
        raise EditError(f"{every} is no time at all; write for example 2w")
    fields: dict[str, Value] = {
        "person": person,
        "text": _words(text, "follow-up"),
        "due": due.isoformat(),
        "state": "open",
        "every": every or None,
    }
    return Change("follow-up", {f"f:{number}": fields}, (person,), _short(text))


def finish(follow_up: FollowUp, on: date, next_number: str) -> Change:
    """Mark a follow-up done; a repeated one opens the next."""
    if not follow_up.is_open:
        raise EditError("this follow-up is done already")
    done: dict[str, Value] = {"state": "done", "done_on": on.isoformat()}
    sets: dict[str, Mapping[str, Value]] = {f"f:{follow_up.id}": done}
    if follow_up.every:
        due = add_span(max(follow_up.due, on), follow_up.every)
        sets |= add_follow_up(
            next_number, follow_up.person, follow_up.text, due, follow_up.every
        ).sets
    return Change("done", sets, (follow_up.person,), _short(follow_up.text))


def snooze(follow_up: FollowUp, due: date, today: date) -> Change:
    """Put a follow-up off to a later day."""
    if not follow_up.is_open:
        raise EditError("this follow-up is done already")
    if due < today:
        raise EditError(f"{due.isoformat()} is past; snooze to a day to come")
    fields: dict[str, Value] = {"due": due.isoformat(), "state": "snoozed", "done_on": None}
    return Change("snooze", {f"f:{follow_up.id}": fields}, (follow_up.person,), follow_up.text)


def add_ask(
    number: str,
    introducer: PersonId,
    person: PersonId,
    state: str,
    on: date,
    template: str = "",
) -> Change:
    """Ask somebody to introduce me to a person, or have it drafted."""
    if introducer == person:
        raise EditError("nobody introduces themselves; name somebody who knows them")
    fields: dict[str, Value] = {
        "introducer": introducer,
        "person": person,
        "template": clean(template) or None,
    }
    fields |= _ask_fields(state, on)
    return Change("ask", {f"a:{number}": fields}, (person, introducer), state)


def step_ask(ask: Ask, state: str, on: date) -> Change:
    """Say how far an ask has come; whether it may is for the rules of asks to say."""
    fields = _ask_fields(state, on)
    return Change("ask", {f"a:{ask.id}": fields}, (ask.person, ask.introducer), state)


def _ask_fields(state: str, on: date) -> dict[str, Value]:
    if state not in ASK_STATES:
        raise EditError(f"{state!r} is no state of an ask; choose one of: {', '.join(ASK_STATES)}")
    return {"state": state, f"on:{state}": on.isoformat()}


def research(person: PersonId, item: str, text: str, on: date) -> Change:
    """Write down what was found out about a person; no text takes it back."""
    if item not in RESEARCH:
        raise EditError(f"{item!r} is not on the list; choose one of: {', '.join(RESEARCH)}")
    words = clean(text)
    value = f"{on.isoformat()} {words}" if words else None
    fields: dict[str, Value] = {f"research:{item}": value}
    return Change("research", {person_entity(person): fields}, (person,), _short(f"{item} {words}"))


def together(
    kind: str, changes: Iterable[Change], about: tuple[PersonId, ...] = (), text: str = ""
) -> Change:
    """Several changes as one, made and undone together."""
    sets: dict[str, dict[str, Value]] = {}
    for change in changes:
        for entity, values in change.sets.items():
            sets.setdefault(entity, {}).update(values)
    return Change(kind, sets, about, text)


def know_me(me: Person, who: str) -> Change:
    """Say who I am, by profile address or by name."""
    key = profile_key(who)
    if not key and ("/" in who or ":" in who):
        raise EditError(f"{clean(who)} is no profile address, such as {EXAMPLE_PROFILE}")
    if key:
        fields: dict[str, Value] = {"url": profile_url(key), f"key:{key}": True}
    elif name := clean(who):
        fields = {"name": name}
    else:
        raise EditError("--me wants a name or a profile address")
    return Change("who I am", {person_entity(me.id): fields}, (me.id,))


def paste_mutuals(
    person: PersonId,
    contacts: Iterable[PersonId],
    on: date,
    stated: int | None = None,
    unmatched: Iterable[str] = (),
    matched: Iterable[str] = (),
) -> Change:
    """Say whom a profile names as mutual connections, and how many it states in all.

    Names that no contact has are kept with the person; `matched` ones were kept, and are let go.
    """
    known = list(contacts)
    pasted: dict[str, Value] = {"tie": "pasted", "on": on.isoformat()}
    sets: dict[str, Mapping[str, Value]] = {tie_entity(person, one): pasted for one in known}
    fields: dict[str, Value] = {} if stated is None else {MUTUALS_STATED: stated}
    fields |= dict.fromkeys((UNMATCHED + clean(name) for name in unmatched), True)
    fields |= dict.fromkeys((UNMATCHED + clean(name) for name in matched), None)
    if fields:
        sets[person_entity(person)] = fields
    return Change("paste", sets, (person,), plural(len(known), "tie"))


def _add_keys(fields: dict[str, Value]) -> None:
    """An address that the user wrote settles identity like one from a file."""
    url, email = fields.get("url"), fields.get("email")
    if isinstance(url, str):
        if not (key := profile_key(url)):
            raise EditError(f"{url} is no profile address, such as {EXAMPLE_PROFILE}")
        fields["url"] = profile_url(key)
        fields[f"key:{key}"] = True
    if isinstance(email, str):
        if not (key := email_key(email)):
            raise EditError(f"{email} is no e-mail address")
        fields[f"key:{key}"] = True


def _tags(tags: Iterable[str]) -> list[str]:
    words = [clean(word).lstrip("#").strip().replace(" ", "-") for word in tags]
    if not words or not all(words):
        raise EditError("a tag needs at least one letter")
    return list(dict.fromkeys(words))


def _words(text: str, what: str) -> str:
    """The text, safe, with its line breaks."""
    lines = (clean(line, MOST_TEXT) for line in text[:MOST_TEXT].splitlines())
    words = "\n".join(lines).strip()
    if not words:
        raise EditError(f"a {what} needs some words")
    return words


def _short(text: str) -> str:
    return clean(text, 60)
