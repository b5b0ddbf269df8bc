"""The empty home: what will be here, and how to get it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from secondhop.tui.widgets.cells import cut
from secondhop.tui.widgets.lines import Line

REQUEST = """\
Hi! I keep my contacts in a small program on my own machine, and I am trying to find out who
knows whom. Would you share your list of contacts with me? It takes five minutes:

  1. LinkedIn: Me > Settings & Privacy > Data privacy > Get a copy of your data
  2. Choose "Connections" only, and wait for the mail
  3. Take Connections.csv out of the zip, delete any row and the column "Email Address" as you
     like, and send it to me

I will keep it on this machine, use it only to ask you for introductions, and delete it when you
say so. Of course it is fine to say no."""


def welcome_lines(data: Path) -> Callable[[int], list[Line]]:
    """The lines of the first screen."""

    def lines(width: int) -> list[Line]:
        return [
            [],
            [("   This is where the people your contacts know will be.", "strong")],
            [],
            *_step("1", "Get your LinkedIn archive"),
            [("      LinkedIn: Me > Settings & Privacy > Data privacy > Get a copy", "")],
            [('      of your data. Choose "Connections" (ready in minutes) or the', "")],
            [("      full archive (a day).", "")],
            [],
            *_step("2", "Press I and choose the zip, as it is"),
            [],
            *_step("3", "Ask one friend for theirs"),
            [("      Your own file knows your contacts, not who they know. Each", "")],
            [("      friend's Connections.csv opens a few hundred people.", "")],
            [("      Press s for a message to send.", "")],
            [],
            [("   D  ", "strong"), ("look around with invented people first", "")],
            [],
            [(f"   Everything stays in {cut(str(data), width - 24)}", "faint")],
            [("   Nothing is sent anywhere.", "faint")],
        ]

    return lines


def _step(number: str, text: str) -> list[Line]:
    return [[(f"   {number}  ", "strong"), (text, "strong")]]


def request_lines(width: int) -> list[Line]:
    """The message that asks a friend for their list, to be copied by hand."""
    return [[], *([(f"  {cut(line, width - 3)}", "")] for line in REQUEST.splitlines())]
