"""The one registry of what a key can do: bindings, footer, help, palette and documents follow.

It is plain data, so that whoever checks what people wrote about keys needs no screen. The keys of
the registry are the ones to begin with; `use_keys` puts others in force.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from secondhop.tui.keynames import show_key
from secondhop.tui.widgets.strokes import MOVES, OPEN, SCROLL, TYPING, Stroke

EVERYWHERE, LIST, PERSON, FACET = "everywhere", "in a list or pane", "on a person", "on a count"
EMPTY, IMPORT, MOVE = "in an empty home", "before an import", "moving"
READ, TYPED = "on a page to read", "while typing"
VIEWS, DRAFT = "in the list of views", "in a draft"
GROUPS = (EVERYWHERE, LIST, PERSON, FACET, VIEWS, DRAFT, EMPTY, IMPORT, MOVE, READ, TYPED)


class Action(Struct, frozen=True):
    """Something that one key does."""

    id: str
    keys: str  # to begin with: Textual's names, separated by commas
    word: str  # in the footer
    help: str  # in the help, a whole thought
    group: str

    @property
    def shown_keys(self) -> tuple[str, ...]:
        """All of its keys in force, as they are printed on the screen."""
        return tuple(map(show_key, keys_of(self.id)))


ACTIONS = (
    Action("pane-network", "1", "network", "Network: who opens whom, and circles", EVERYWHERE),
    Action("pane-prospects", "2", "prospects", "Prospects: filter and browse people", EVERYWHERE),
    Action("pane-outreach", "3", "outreach", "Outreach: what is due, and the pipeline", EVERYWHERE),
    Action("next-pane", "tab", "next pane", "Go to the next pane", EVERYWHERE),
    Action("previous-pane", "shift+tab", "previous pane", "Go to the pane before", EVERYWHERE),
    Action("filter", "slash", "filter", "Filter while typing", EVERYWHERE),
    Action("views", "v", "views", "The filters you saved: open, rename, remove", EVERYWHERE),
    Action("reach", "e", "reach", "Ways to more people: ask, connect, browse", EVERYWHERE),
    Action("undo", "u", "undo", "Undo the last change", EVERYWHERE),
    Action("redo", "ctrl+r", "redo", "Make the undone change again", EVERYWHERE),
    Action("import", "I", "import", "Import an archive, a file or a folder", EVERYWHERE),
    Action("reload", "r", "reload", "Take in what is new, and plan again", EVERYWHERE),
    Action("help", "question_mark", "help", "Show the keys", EVERYWHERE),
    Action("tour", "T", "tour", "A short tour of what can be done", EVERYWHERE),
    Action("palette", "ctrl+p,colon", "palette", "Find an action or a person by name", EVERYWHERE),
    Action("suspend", "ctrl+z", "suspend", "Go to the shell; `fg` comes back", EVERYWHERE),
    Action("back", "escape,backspace", "back", "Cancel; leave a page or an input", EVERYWHERE),
    Action("quit", "q", "quit", "Close this screen, then quit", EVERYWHERE),
    Action("find", "f", "find", "Find in what is shown; never filters", LIST),
    Action("why-not", "W", "why not", "Say which term leaves somebody out", LIST),
    Action("order", "o", "order", "Sort by score, name, touch, best fit, fewest asks …", LIST),
    Action("save-view", "V", "save view", "Keep this filter and its order under a name", LIST),
    Action("rows", "R", "rows by", "Board rows by industry, company, title or place", LIST),
    Action("mark", "space", "mark", "Mark people, to tag or stage them together", LIST),
    Action("view-before", "left_square_bracket", "view", "Show the view before", LIST),
    Action("view-after", "right_square_bracket", "view", "Show the next view", LIST),
    Action(OPEN.id, OPEN.keys, OPEN.word, "Open the person", PERSON),
    Action("log", "l", "log", "Log a touch: message, call, meeting …", PERSON),
    Action("follow-up", "a", "follow-up", "Add a follow-up with a date", PERSON),
    Action("done", "d", "done", "Mark the follow-up done", PERSON),
    Action("snooze", "z", "snooze", "Put the follow-up off", PERSON),
    Action("tag", "t", "tag", "Add tags; -word takes one away", PERSON),
    Action("note", "n", "note", "Write a note", PERSON),
    Action(
        "edit-note", "ctrl+o", "edit note", "Write the note, or the last one, in $EDITOR", PERSON
    ),
    Action("stage", "s", "stage", "Set the stage", PERSON),
    Action("ask", "A", "ask", "Ask for an introduction; say what came of it", PERSON),
    Action("introduce", "i", "introduce", "Write to who may introduce you, or thank them", PERSON),
    Action("connect", "c", "connect", "Write the note of an invitation, or a message", PERSON),
    Action("research", "E", "research", "Write down what you found out about them", PERSON),
    Action("ways", "m", "ways", "Show mutuals and ways in", PERSON),
    Action("score", "S", "score", "Show what the score is made of", PERSON),
    Action("paste", "p", "paste", "Paste the mutual connections of their profile", PERSON),
    Action("next-tie", "w", "next tie", "To the next tie: of a row, or of the ways in", LIST),
    Action("previous-tie", "b", "tie before", "To the tie before", LIST),
    Action("confirm-tie", "plus", "confirm", "Confirm that these two know each other", PERSON),
    Action("reject-tie", "X", "reject", "Say that these two do not know each other", PERSON),
    Action("copy", "y", "copy", "Copy the address, e-mail or name", PERSON),
    Action("browse", "O", "open URL", "Open the profile in a browser, or copy it", PERSON),
    Action("include", "equals_sign", "only this", "Show only people with this value", FACET),
    Action("exclude", "minus,x", "not this", "Leave out people with this value", FACET),
    Action("request", "s", "ask a friend", "The message that asks a friend for a list", EMPTY),
    Action("demo", "D", "demo", "Look around with invented people", EMPTY),
)
"""What is done on a screen that works: its `do_…` methods carry these names."""

LEAVING = (
    Action("quit-now", "ctrl+q", "quit", "Quit from wherever you are", EVERYWHERE),
    Action("interrupt", "ctrl+c", "cancel", "Cancel what is asked, or say how to quit", EVERYWHERE),
)
"""What the app does itself, whatever is on its screen."""

BEFORE_IMPORT = (
    Action("import-owner", "o", "whose list", "Say whose list it is", IMPORT),
    Action("import-me", "m", "who I am", "Say which row is you", IMPORT),
)

IN_VIEWS = (
    Action("view-save", "s", "save", "Keep the present filter under a name", VIEWS),
    Action("view-rename", "n", "rename", "Give the view another name", VIEWS),
    Action("view-remove", "x,delete", "remove", "Remove the view; undo brings it back", VIEWS),
)

IN_DRAFT = (
    Action("draft-write", "w", "write", "Write in the draft; esc stops writing", DRAFT),
    Action("draft-sent", "ctrl+s", "sent", "Say that you sent it; what follows is made due", DRAFT),
    Action("draft-save", "s", "save", "Save it as a mail that mail programs open", DRAFT),
    Action("draft-via", "o", "other way", "Go through the next introducer", DRAFT),
    Action("draft-language", "l", "language", "The same in the next language", DRAFT),
    Action(
        "draft-ideas", "i", "ideas", "What one could begin with, and where it comes from", DRAFT
    ),
    Action("draft-fresh", "D", "anew", "Drop what you wrote, and begin with the template", DRAFT),
)

_COUNT_STEPS = (
    Stroke("count-next", "l,right", "to(1)", "next", "The next value, introducer or circle"),
    Stroke("count-before", "h,left", "to(-1)", "before", "The value, introducer or circle before"),
)
COUNT_MOVES = (
    *_COUNT_STEPS,
    replace(MOVES[0], do="line(1)"),
    replace(MOVES[1], do="line(-1)"),
)
"""How one goes about in the counts: fields one below the other, values side by side."""

BOARD_MOVES = (
    Stroke("zoom-out", "backspace", "zoom_out", "out", "Out to the level before, on the Board"),
)
"""How one goes about on the Board besides."""


def _of_widgets(strokes: tuple[Stroke, ...], group: str) -> tuple[Action, ...]:
    return tuple(Action(one.id, one.keys, one.word, one.help, group) for one in strokes)


EVERY = (
    *ACTIONS,
    *LEAVING,
    *BEFORE_IMPORT,
    *IN_VIEWS,
    *IN_DRAFT,
    *_of_widgets(_COUNT_STEPS, FACET),
    *_of_widgets(BOARD_MOVES, MOVE),
    *_of_widgets(MOVES, MOVE),
    *_of_widgets((SCROLL,), READ),
    *_of_widgets(TYPING, TYPED),
)
"""Everything that has a key somewhere."""

BY_ID = {action.id: action for action in EVERY}

Keys = Mapping[str, tuple[str, ...]]
"""The keys of each action, by its id; an action without any has none on its screen."""

DEFAULTS: Keys = {action.id: tuple(action.keys.split(",")) for action in EVERY}

_in_force: dict[str, tuple[str, ...]] = dict(DEFAULTS)


def use_keys(keys: Keys) -> None:
    """Put other keys in force. A process has one keyboard, so this holds for all of it."""
    _in_force.update({**DEFAULTS, **keys})


def keys_of(action: str) -> tuple[str, ...]:
    """The keys of an action that are in force."""
    return _in_force[action]


def key_of(action: str) -> str:
    """What to press for an action, as it is printed; without a key of its own, in the palette."""
    if keys := keys_of(action):
        return show_key(keys[0])
    return f"{key_of('palette')} {BY_ID[action].word}"
