"""The keys of the widgets, as plain data: what moves a list, turns a page, or edits a line.

Whoever shows, checks or changes keys reads them here, and so do the widgets that obey them.
"""

from __future__ import annotations

from msgspec import Struct


class Stroke(Struct, frozen=True):
    """Something that a widget does at a key, whoever uses the widget."""

    id: str
    keys: str  # Textual's names, separated by commas
    do: str  # what the widget calls it
    word: str
    help: str


MOVES = (
    Stroke("down", "j,down", "move(1)", "down", "Down by one"),
    Stroke("up", "k,up", "move(-1)", "up", "Up by one"),
    Stroke("first", "g,home", "first", "first", "To the first row, the top of a page"),
    Stroke("last", "G,end", "last", "last", "To the last row, the end of a page"),
    Stroke("page-down", "ctrl+d,pagedown", "half(1)", "page down", "Half a page down"),
    Stroke("page-up", "ctrl+u,pageup", "half(-1)", "page up", "Half a page up"),
)
OPEN = Stroke("open", "enter", "choose", "open", "Open what is under the cursor")
SCROLL = Stroke("scroll", "space", "half(1)", "scroll", "Half a page down, on a page to read")

TYPING = (
    Stroke("type-keep", "enter", "keep", "keep", "Take what is typed"),
    Stroke("type-keep-all", "ctrl+s", "keep_all", "keep", "Take it, all lines of it"),
    Stroke("type-complete", "tab", "complete", "complete", "Complete it; where it cannot be, take"),
    Stroke("type-cancel", "escape,ctrl+c", "cancel", "cancel", "Leave without taking it"),
    Stroke("type-before", "up", "before", "row up", "The row before, in the list beside"),
    Stroke("type-after", "down", "after", "row down", "The next row, in the list beside"),
    Stroke("type-left", "left,ctrl+b", "left", "left", "A letter to the left"),
    Stroke("type-right", "right,ctrl+f", "right", "right", "A letter to the right"),
    Stroke("type-start", "home,ctrl+a", "start", "start", "To the start of the line"),
    Stroke("type-end", "end,ctrl+e", "end", "end", "To the end of the line"),
    Stroke("type-erase", "backspace,ctrl+h", "erase", "erase", "Erase the letter before"),
    Stroke("type-delete", "delete", "delete", "delete", "Erase the letter under the cursor"),
    Stroke("type-erase-word", "ctrl+w", "erase_word", "erase word", "Erase the word before"),
    Stroke("type-clear", "ctrl+u", "clear", "clear", "Erase the whole line"),
)


def doing(strokes: tuple[Stroke, ...]) -> dict[str, str]:
    """What is done at each key."""
    return {key: stroke.do for stroke in strokes for key in stroke.keys.split(",")}
