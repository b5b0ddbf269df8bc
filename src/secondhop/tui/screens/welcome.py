"""The empty home: what will be here, and how to get it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from secondhop.tui.widgets.cells import cut, wrap
from secondhop.tui.widgets.lines import Line

REQUEST = """\
Hi! I keep my contacts in a small program on my own machine, and I would like to see who knows \
whom. Would you share your list of contacts with me? It takes five minutes:

1. In LinkedIn: Me > Settings & Privacy > Data privacy > Get a copy of your data

2. Choose "Connections" only, and wait for the mail

3. Take Connections.csv out of the zip, delete rows and the column "Email Address" as you like, \
and send it to me

I will keep it on this machine, use it only to ask you for introductions, and delete it when you \
say so. Of course it is fine to say no."""

STEPS = (
    (
        "Get your LinkedIn archive",
        "LinkedIn: Me > Settings & Privacy > Data privacy > Get a copy of your data. "
        'Choose "Connections" (ready in minutes) or the full archive (a day).',
    ),
    ("Press I and choose the zip, as it is", ""),
    (
        "Ask one friend for theirs",
        "Your own file knows your contacts, not who they know. Each friend's Connections.csv "
        "opens a few hundred people. Press s for a message to send.",
    ),
)


def welcome_lines(data: Path) -> Callable[[int], list[Line]]:
    """The lines of the first screen."""

    def lines(width: int) -> list[Line]:
        made: list[Line] = [
            [],
            [("   This is where the people your contacts know will be.", "strong")],
        ]
        for number, (head, text) in enumerate(STEPS, start=1):
            made += [[], [(f"   {number}  {head}", "strong")]]
            made += [[(f"      {line}", "")] for line in wrap(text, min(width - 10, 66))]
        return [
            *made,
            [],
            [("   D  ", "strong"), ("look around with invented people first", "")],
            [],
            [(f"   Everything stays in {cut(str(data), width - 24)}", "faint")],
            [("   Nothing is sent anywhere.", "faint")],
        ]

    return lines


def request_lines(width: int) -> list[Line]:
    """The message that asks a friend for their list, to be copied by hand."""
    made: list[Line] = [[]]
    for paragraph in REQUEST.splitlines():
        made += [[(f"  {line}", "")] for line in wrap(paragraph, min(width - 4, 76))] or [[]]
    return made
