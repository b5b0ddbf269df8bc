"""The one registry of what a person can do: bindings, footer and help follow from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual.binding import Binding, BindingType

EVERYWHERE, LIST, PERSON, FACET = "everywhere", "in a list or pane", "on a person", "on a count"
GROUPS = (EVERYWHERE, LIST, PERSON, FACET)


@dataclass(frozen=True, slots=True)
class Action:
    """Something that one key does."""

    id: str
    keys: str  # Textual's names, separated by commas
    word: str  # in the footer
    help: str  # in the help, a whole thought
    group: str

    @property
    def shown_key(self) -> str:
        """The first key as it is printed on the screen."""
        return show_key(self.keys.partition(",")[0])


_PRINTED = {
    "question_mark": "?",
    "slash": "/",
    "colon": ":",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "minus": "-",
    "equals_sign": "=",
    "escape": "esc",
}

ACTIONS = (
    Action("pane-network", "1", "network", "Network: ways in, and who opens most", EVERYWHERE),
    Action("pane-prospects", "2", "prospects", "Prospects: filter and browse people", EVERYWHERE),
    Action("pane-outreach", "3", "outreach", "Outreach: what is due, and the pipeline", EVERYWHERE),
    Action("next-pane", "tab", "next pane", "Go to the next pane", EVERYWHERE),
    Action("previous-pane", "shift+tab", "previous pane", "Go to the pane before", EVERYWHERE),
    Action("filter", "slash", "filter", "Filter while typing; enter keeps, esc leaves", EVERYWHERE),
    Action("undo", "u", "undo", "Undo the last change", EVERYWHERE),
    Action("redo", "ctrl+r", "redo", "Make the undone change again", EVERYWHERE),
    Action("import", "I", "import", "Import an archive, a file or a folder", EVERYWHERE),
    Action("reload", "r", "reload", "Take in what other programs wrote", EVERYWHERE),
    Action("help", "question_mark", "help", "Show the keys", EVERYWHERE),
    Action("palette", "ctrl+p,colon", "palette", "Find an action by name", EVERYWHERE),
    Action("back", "escape,backspace", "back", "Cancel; leave a page or an input", EVERYWHERE),
    Action("quit", "q", "quit", "Close this screen, then quit", EVERYWHERE),
    Action("find", "f", "find", "Find in what is shown; never filters", LIST),
    Action("order", "o", "order", "Sort by score, mutuals, name or company", LIST),
    Action("mark", "space", "mark", "Mark people, to tag or stage them together", LIST),
    Action("view-before", "left_square_bracket", "view", "Show the view before", LIST),
    Action("view-after", "right_square_bracket", "view", "Show the next view", LIST),
    Action("request", "", "ask a friend", "The message that asks a friend for a list", EVERYWHERE),
    Action("demo", "D", "demo", "Look around with invented people, from an empty home", EVERYWHERE),
    Action("open", "enter", "open", "Open the person", PERSON),
    Action("log", "l", "log", "Log a touch: message, call, meeting …", PERSON),
    Action("follow-up", "a", "follow-up", "Add a follow-up with a date", PERSON),
    Action("done", "d", "done", "Mark the follow-up done", PERSON),
    Action("snooze", "z", "snooze", "Put the follow-up off", PERSON),
    Action("tag", "t", "tag", "Add tags; -word takes one away", PERSON),
    Action("note", "n", "note", "Write a note", PERSON),
    Action("stage", "s", "stage", "Set the stage", PERSON),
    Action("ways", "m", "ways", "Show mutuals and ways in", PERSON),
    Action("copy", "y", "copy", "Copy the profile address", PERSON),
    Action("browse", "O", "open URL", "Open the profile in a browser, or copy it", PERSON),
    Action("include", "equals_sign", "only this", "Show only people with this value", FACET),
    Action("exclude", "minus,x", "not this", "Leave out people with this value", FACET),
)

BY_ID = {action.id: action for action in ACTIONS}


def bindings(ids: Iterable[str]) -> list[BindingType]:
    """Key bindings of these actions; `act` on the screen dispatches them by id."""
    return [
        Binding(BY_ID[one].keys, f"act('{one}')", BY_ID[one].word, id=one, show=False)
        for one in ids
        if BY_ID[one].keys
    ]


def show_key(key: str) -> str:
    """A key as people write it."""
    return _PRINTED.get(key, key)
