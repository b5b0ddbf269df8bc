"""The next step while only my own contacts are known: nobody's list says yet whom they know."""

from __future__ import annotations

from secondhop.store.state import State
from secondhop.tui.actions import key_of
from secondhop.tui.widgets.cells import wrap
from secondhop.tui.widgets.lines import Line

NO_LIST = "no friend's list yet"


def is_without_lists(state: State) -> bool:
    """Whether I have contacts and the list of none of them."""
    contacts = state.degree == 1
    return bool(contacts.any()) and not bool(state.listed[contacts].any())


def first_step(width: int) -> list[Line]:
    """What stands where prospects will be."""
    text = (
        "Your own file knows your contacts, not who they know. Each friend's Connections.csv "
        "opens a few hundred people."
    )
    ask, bring = f"{key_of('palette')} ask", key_of("import")
    room = min(width - 6, 70)
    return [
        [],
        [("   Nobody at the second degree yet.", "strong")],
        [],
        *([(f"   {line}", "")] for line in wrap(text, room)),
        [],
        [(f"   {ask}", "strong"), ("  shows a message to send to a friend", "")],
        [(f"   {bring:<{len(ask)}}", "strong"), ("  imports the file that comes back", "")],
    ]
