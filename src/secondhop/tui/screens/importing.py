"""Importing from inside: ask for a path and an owner, read beside the screen, tell what came in."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from secondhop.model.edits import EditError
from secondhop.store.importing import Importing
from secondhop.store.receipt import Wishes
from secondhop.store.store import Store
from secondhop.store.writer import NotSavedError
from secondhop.tui.screens.reading import ReadingScreen, import_lines
from secondhop.tui.screens.working import WorkingScreen

ASK_A_FRIEND = (
    "Your own file knows your contacts, not who they know. Ask a friend for their Connections.csv "
    "next: `: ask` shows a message to send."
)


class ImportDialogue:
    """One import, asked for and told about on one screen."""

    def __init__(
        self, screen: WorkingScreen, store: Store, settled: Callable[[], Awaitable[None]]
    ) -> None:
        """`settled` is awaited when the people are in, before they are told about."""
        self._screen, self._store, self._settled = screen, store, settled

    def start(self) -> None:
        """Ask for the path."""
        self._screen.ask("import:", self._ask_owner, hint="a zip, a folder, or a CSV file")

    def _ask_owner(self, path: str) -> None:
        path = path.strip()
        if not path or not Path(path).expanduser().exists():
            raise EditError(f"there is no file or folder {path!r}")
        self._screen.ask(
            "whose list?",
            lambda owner: self._begin(path, owner.strip()),
            hint="enter: mine, or as the files are named",
        )

    def _begin(self, path: str, owner: str) -> None:
        importing = Importing(self._store, Wishes(owner=owner), self._tell_progress)
        self._screen.say(f"Reading {path} …")
        self._screen.app.run_worker(self._run(importing, path), exclusive=True, group="import")

    async def _run(self, importing: Importing, path: str) -> None:
        """Read in a thread; the loop alone changes the store."""
        await asyncio.to_thread(importing.run, [Path(path).expanduser()])
        try:
            importing.finish()
        except (NotSavedError, OSError) as error:
            self._screen.foot.warn(str(error))
            return
        self._tell_sum(importing)
        await self._settled()
        hint = "" if len(self._store.sources) != 1 else ASK_A_FRIEND
        lines = import_lines(importing.receipts, importing.failures, hint)
        self._screen.app.push_screen(ReadingScreen("What came in", lines))

    def _tell_sum(self, importing: Importing) -> None:
        if not importing.receipts:
            self._screen.say("Nothing came in", bad=True)
            return
        people = sum(receipt.new_people for receipt in importing.receipts)
        ties = sum(receipt.new_ties for receipt in importing.receipts)
        self._screen.say(f"{people:,} new people and {ties:,} new ties came in", "u undoes it")

    def _tell_progress(self, done: int, total: int) -> None:
        share = f"{100 * done // total} %" if total else f"{done:,}"
        self._screen.app.call_from_thread(self._screen.say, f"Reading … {share}")
