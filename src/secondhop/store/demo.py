"""The demo: invented people in a home of their own, made from files that come with the program."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from secondhop.model.change import Change, Value
from secondhop.model.edits import (
    add_follow_up,
    add_note,
    add_person,
    add_said,
    log_touch,
    set_stage,
    tag,
    tie,
    together,
)
from secondhop.model.person import LISTS, PersonId
from secondhop.store.home import PRIVATE_FILE, Home, home_in, make_private
from secondhop.store.importing import Importing
from secondhop.store.owners import row_of_address
from secondhop.store.receipt import Wishes
from secondhop.store.store import Store


def demo_files() -> Path:
    """Where the invented world lies: in the package, or beside it in a checkout."""
    packaged = Path(__file__).parents[1] / "demo_data"
    return packaged if packaged.is_dir() else packaged.parents[2] / "demo_data"


def make_demo(folder: Path) -> tuple[Home, date]:
    """Fill a home under `folder` with the demo's people; returns it and the day it plays on."""
    source = demo_files()
    world = tomllib.loads((source / "demo.toml").read_text("utf-8"))
    today: date = world["today"]
    home = home_in(folder)
    make_private(home.data)
    home.companies.write_bytes((source / "companies.toml").read_bytes())
    home.companies.chmod(PRIVATE_FILE)
    store = Store.open(home, today=today)
    importing = Importing(store, Wishes(me=world["url"]))
    importing.run([source / "archive", source / "friends"])
    importing.finish()
    outreach = tomllib.loads((source / "outreach.toml").read_text("utf-8"))
    store.apply(together("demo", _changes(store, outreach)))
    beyond = tomllib.loads((source / "beyond.toml").read_text("utf-8"))
    store.apply(together("demo", _beyond(store, beyond["person"])))
    store.close()
    return home, today


def _person(store: Store, url: str) -> PersonId:
    row = row_of_address(url, store.state.people, store.state.graph)
    if row is None:
        raise LookupError(f"the demo has nobody at {url}")
    return store.state.people.ids[row]


def _beyond(store: Store, people: list[dict[str, Any]]) -> Iterator[Change]:
    """People whom nobody I know knows, each with the prospect who does."""
    for number, entry in enumerate(people):
        one, known_to, on = PersonId(f"beyond{number:02}"), entry.pop("known_to"), entry.pop("on")
        yield add_person(one, entry)
        yield tie(_person(store, known_to), one, "by hand", on)


def _changes(store: Store, outreach: dict[str, Any]) -> Iterator[Change]:
    def person(url: str) -> PersonId:
        return _person(store, url)

    for entry in outreach.get("stage", ()):
        yield set_stage(person(entry["url"]), entry["stage"])
    for entry in outreach.get("tag", ()):
        yield tag(person(entry["url"]), entry["tags"])
    for entry in outreach.get("background", ()):
        for what, key in LISTS.items():
            if entry.get(key):
                yield add_said(person(entry["url"]), what, entry[key])
    for number, entry in enumerate(outreach.get("note", ())):
        yield add_note(f"note{number}", person(entry["url"]), entry["text"], entry["on"])
    for number, entry in enumerate(outreach.get("touch", ())):
        yield log_touch(
            f"touch{number}",
            person(entry["url"]),
            entry["kind"],
            entry["on"],
            entry.get("text", ""),
            person(entry["via"]) if "via" in entry else None,
            entry.get("direction", "out"),
        )
    for number, entry in enumerate(outreach.get("follow_up", ())):
        yield _follow_up(f"f{number}", person(entry["url"]), entry)


def _follow_up(number: str, person: PersonId, entry: dict[str, Any]) -> Change:
    change = add_follow_up(number, person, entry["text"], entry["due"], entry.get("every", ""))
    if "done_on" not in entry:
        return change
    done: dict[str, Value] = {"state": "done", "done_on": entry["done_on"].isoformat()}
    entity = f"f:{number}"
    return Change("follow-up", {entity: {**change.sets[entity], **done}}, (person,))
