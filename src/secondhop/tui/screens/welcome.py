"""The empty home: what will be here, and how to get it."""

from __future__ import annotations

from pathlib import Path

from secondhop.tui.actions import key_of
from secondhop.tui.widgets.cells import cut, wrap
from secondhop.tui.widgets.lines import Line
from secondhop.tui.widgets.page import Page

REQUEST = """\
Hi! I keep my contacts in a small program on my own machine, and I would like to see who knows \
whom. Would you share your list of contacts with me? It takes five minutes:

1. In LinkedIn: Me > Settings & Privacy > Data privacy > Get a copy of your data

2. Choose "Connections" only, and wait for the mail

3. Take Connections.csv out of the zip, delete rows and the column "Email Address" as you like, \
and send it to me

I will keep it on this machine, use it only to ask you for introductions, and delete it when you \
say so. Of course it is fine to say no."""

MEASURE = 66
"""Cells of a line that is still read with ease."""
WIDE = 100
"""From here on the block stands in the middle; in less it keeps to the side."""
_HEAD = "This is where the people your contacts know will be."
_LINKEDIN = "LinkedIn: Me > Settings & Privacy > Data privacy > Get a copy of your data. "
_SIDE = 3


class WelcomePage(Page):
    """The first screen: a block in the middle of a large terminal, and all of it in a small one."""

    def __init__(self, data: Path) -> None:
        super().__init__(self._block, id="welcome")
        self._data = data

    def _block(self, width: int) -> list[Line]:
        """The roomiest of the versions that fits, and where it stands."""
        measure = min(width - 2 * _SIDE, MEASURE)
        versions = [make(measure, self._data) for make in (_roomy, _airy, _dense)]
        fitting = (lines for lines in versions if len(lines) <= self.size.height)
        lines = next(fitting, versions[-1])
        above = max(self.size.height - len(lines), 0) // 3
        left = (width - measure) // 2 if width >= WIDE else _SIDE
        return [*([[]] * above), *([(" " * left, ""), *line] for line in lines)]


def _roomy(width: int, data: Path) -> list[Line]:
    return [
        [(_HEAD, "strong")],
        *_step(1, "Get your LinkedIn archive", width),
        *_text(
            f'{_LINKEDIN}Choose "Connections" (ready in minutes) or the full archive (a day).',
            width,
        ),
        *_step(2, f"Press {key_of('import')} and choose the zip, as it is", width),
        *_step(3, "Ask one friend for theirs", width),
        *_text(
            "Your own file knows your contacts, not who they know. Each friend's Connections.csv "
            f"opens a few hundred people. {key_of('request')} shows a message to send.",
            width,
        ),
        [],
        *_choices(width),
        [],
        [(f"Everything stays in {cut(str(data), width - 20)}", "faint")],
        [("Nothing is sent anywhere.", "faint")],
    ]


def _airy(width: int, data: Path) -> list[Line]:
    head, *steps = _dense(width, data)
    return [head, [], *steps[:-3], [], *steps[-3:]]


def _dense(width: int, data: Path) -> list[Line]:
    """The same in as few lines as 60×18 has."""
    steps = (
        f'{_LINKEDIN}"Connections" takes minutes.',
        f"Press {key_of('import')} and choose the zip, as it is.",
        "Ask one friend for theirs: your file knows your contacts, not who they know. "
        f"{key_of('request')} shows a message to send.",
    )
    lines: list[Line] = [[(_HEAD, "strong")]]
    for number, text in enumerate(steps, start=1):
        first, *more = wrap(text, width - 3)
        lines.append([(f"{number}  ", "strong"), (first, "")])
        lines += [[(f"   {line}", "")] for line in more]
    stays = f"All stays in {cut(str(data), width - 31)}; nothing is sent."
    return [*lines, *_choices(width), [(cut(stays, width), "faint")]]


def _step(number: int, head: str, width: int) -> list[Line]:
    return [[], [(f"{number}  {cut(head, width - 3)}", "strong")]]


def _text(text: str, width: int) -> list[Line]:
    return [[(f"   {line}", "")] for line in wrap(text, width - 3)]


def _choices(width: int) -> list[Line]:
    choices = (
        ("demo", "look around with invented people first"),
        ("tour", "a short tour of what can be done here"),
    )
    return [[(f"{key_of(one)}  ", "strong"), (cut(words, width - 3), "")] for one, words in choices]


def request_lines(width: int) -> list[Line]:
    """The message that asks a friend for their list, to be copied by hand."""
    made: list[Line] = [[]]
    for paragraph in REQUEST.splitlines():
        made += [[(f"  {line}", "")] for line in wrap(paragraph, min(width - 4, 76))] or [[]]
    return made
