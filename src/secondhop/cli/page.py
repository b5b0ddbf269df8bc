"""A person as a TOML page, and what a changed page means."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping

import tomli_w
from msgspec import Struct
from msgspec.structs import replace

from secondhop.cli.known import owner_of
from secondhop.cli.tags import tag_words
from secondhop.model.change import Change, Value, person_entity
from secondhop.model.edits import (
    add_said,
    mark_hiring,
    set_fields,
    set_stage,
    tag,
    take_said,
    together,
    untag,
)
from secondhop.model.identity import email_key, profile_key
from secondhop.model.outreach import STAGES
from secondhop.model.person import FIELDS, LISTS, Person
from secondhop.model.text import clean
from secondhop.store.state import State

TEXTS = (*FIELDS, "stage", "hiring")
MOST_SAID = 200
"""Characters in which history tells what an edit did."""


class PageError(ValueError):
    """The page is not what it should be; the message says where."""


class Page(Struct, frozen=True):
    """What a page says."""

    texts: Mapping[str, str]  # of TEXTS, those that it has
    tags: tuple[str, ...] | None  # None when it has no such line
    lists: Mapping[str, tuple[str, ...]]  # of LISTS by their field, those that it has


def page(person: Person) -> str:
    """The page to be edited."""
    texts = {field: getattr(person, field) for field in TEXTS}
    lists = {field: list(getattr(person, field)) for field in ("tags", *LISTS.values())}
    return _HELP + tomli_w.dumps({**texts, **lists})


def read_page(text: str) -> Page:
    """Understand a page; raises PageError."""
    try:
        values = tomllib.loads(text.removeprefix("\ufeff"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise PageError(f"is no TOML: {error}") from error
    lists = {
        name: _list(name, values.pop(name)) for name in ("tags", *LISTS.values()) if name in values
    }
    known = (*TEXTS, "tags", *LISTS.values())
    for field, value in values.items():
        if field not in TEXTS:
            raise PageError(f"{clean(field)!r} is no field; there are {', '.join(known)}")
        if not isinstance(value, str):
            raise PageError(f'{field} must be a text in quotes, as in {field} = "…"')
    texts = {field: clean(value) for field, value in values.items()}
    return Page(texts, lists.pop("tags", None), lists)


def _list(name: str, value: object) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    raise PageError(f'{name} must be texts in a list, as in {name} = ["berlin"]')


def difference(state: State, row: int, wanted: Page) -> Change | None:
    """The one change that makes the person as the page says, None when they are already."""
    person = state.people.person(row)
    parts = [_field_pieces(state, row, wanted), _stage_pieces(person, wanted.texts)]
    parts.append(_hiring_pieces(person, wanted.texts))
    parts += [_list_pieces(person, what, wanted) for what in LISTS]
    if wanted.tags is not None:
        parts.append(_tag_pieces(person, wanted.tags))
    if not any(parts):
        return None
    words = "; ".join(" ".join(filter(None, (one.text for one in part))) for part in parts if part)
    pieces = [piece for part in parts for piece in part]
    return together("edit", pieces, (person.id,), clean(words, MOST_SAID))


def _field_pieces(state: State, row: int, wanted: Page) -> list[Change]:
    person = state.people.person(row)
    values = {
        field: wanted.texts[field]
        for field in FIELDS
        if field in wanted.texts and wanted.texts[field] != getattr(person, field)
    }
    if not values:
        return []
    if values.get("name") == "" and not state.graph.mentions(row):
        raise PageError("a person needs a name")
    owner = owner_of(state, values.get("url", ""), values.get("email", ""))
    if owner is not None and owner != row:
        raise PageError(f"the address belongs to {state.people.name[owner]}")
    return [_without_old_keys(state, row, values), set_fields(person.id, values)]


def _without_old_keys(state: State, row: int, values: Mapping[str, str]) -> Change:
    """An address that the user takes back no longer says who somebody is."""
    own = {field: str(value) for field, (_, value) in state.own_values(row).items()}
    old = {"url": profile_key(own.get("url", "")), "email": email_key(own.get("email", ""))}
    gone: dict[str, Value] = {f"key:{key}": None for f, key in old.items() if key and f in values}
    person = state.people.ids[row]
    return Change("edit", {person_entity(person): gone}, (person,))


def _stage_pieces(person: Person, texts: Mapping[str, str]) -> list[Change]:
    stage = texts.get("stage", person.stage)
    if stage == person.stage:
        return []
    if not stage:
        fields: Mapping[str, Value] = {"stage": None}
        return [Change("stage", {person_entity(person.id): fields}, (person.id,), "no stage")]
    change = set_stage(person.id, stage)
    return [] if change.text == person.stage else [replace(change, text=f"stage {change.text}")]


def _hiring_pieces(person: Person, texts: Mapping[str, str]) -> list[Change]:
    word = texts.get("hiring", person.hiring).lower()
    if word == person.hiring:
        return []
    return [replace(mark_hiring(person.id, word), text=f"hiring {word}".strip())]


def _list_pieces(person: Person, what: str, wanted: Page) -> list[Change]:
    """What was added and what was taken away: `schools +Porto -Bergen`."""
    field = LISTS[what]
    before = getattr(person, field)
    names = dict.fromkeys(clean(name) for name in wanted.lists.get(field, before))
    added = [name for name in names if name not in before]
    removed = [name for name in before if name not in names]
    if not (added or removed):
        return []
    words = " ".join((field, *(f"+{one}" for one in added), *(f"-{one}" for one in removed)))
    pieces = [add_said(person.id, what, added), take_said(person.id, what, removed)]
    return [together(what, pieces, (person.id,), words)]


def _tag_pieces(person: Person, tags: tuple[str, ...]) -> list[Change]:
    """What was added and what was taken away: `tags +keen -vip`."""
    wanted = tag_words(tag(person.id, tags)) if tags else []
    added = [one for one in wanted if one not in person.tags]
    removed = [one for one in person.tags if one not in wanted]
    if not (added or removed):
        return []
    words = " ".join(("tags", *(f"+{one}" for one in added), *(f"-{one}" for one in removed)))
    pieces = [tag(person.id, added)] if added else []
    pieces += [untag(person.id, removed)] if removed else []
    return [together("tag", pieces, (person.id,), words)]


_HELP = f"""\
# Change what you like, save and close. What you do not touch, or leave out, stays as it is.
# An empty text takes your own value back, so that the imported one shows again.
# The stage is empty or one of: {", ".join(STAGES)}.
# hiring is yes or no when you know better than the title says.
# tags = [] takes all tags away; past, schools and groups are lists like tags.

"""
