"""What was copied, and how: said, with the text itself to select where nothing arrived."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondhop.model.person import Person
from secondhop.tui.screens.reading import ReadingScreen, plain_lines
from secondhop.tui.terminal.clipboard import copy_in
from secondhop.tui.widgets.cells import cells, cut

if TYPE_CHECKING:
    from secondhop.tui.screens.working import WorkingScreen


def what_to_copy(person: Person) -> tuple[str, str]:
    """What is most useful of a person, and its name: the address, an e-mail, else the name."""
    for word, text in (("Address", person.url), ("E-mail", person.email)):
        if text:
            return word, text
    return "Name", person.name


def copy_here(screen: WorkingScreen, word: str, text: str) -> None:
    """Copy a text; it stands on a line of its own at the foot, or on a page when it is long."""
    tried = f"{word} {copy_in(screen.app, text)}"
    width = screen.app.size.width - 2
    if cells(text) > width or "\n" in text:
        screen.app.push_screen(ReadingScreen(tried, plain_lines(text)))
        return
    screen.foot.detail([(f" {cut(tried, width)}", "good")])
    screen.foot.tell([(text, "")])
