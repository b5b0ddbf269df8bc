"""Importing from inside: ask for a path, show what is there, let it in, tell what came."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from pathlib import Path

from secondhop.model.text import plural
from secondhop.store.catchingup import catch_up, reached_by_now
from secondhop.store.importing import Importing
from secondhop.store.lastfolder import last_folder, remember_folder
from secondhop.store.store import Store
from secondhop.store.writer import NotSavedError
from secondhop.tui.actions import key_of
from secondhop.tui.paths import MOST_LOOKED_AT, complete, newest_archive, paths_of, shown
from secondhop.tui.screens.preview import NOTHING, PreviewScreen
from secondhop.tui.screens.receipt import ReceiptScreen, receipt_page
from secondhop.tui.screens.working import WorkingScreen
from secondhop.tui.widgets.cells import cells, cut

HINT = "a zip, a CSV file or a folder; {complete} completes"
GO_ON = "the last folder; {complete} goes on, typing begins anew"
FOUND_ONE = "found in your downloads; {keep} takes it"


class ImportDialogue:
    """One import, asked for and told about on one screen."""

    def __init__(
        self, screen: WorkingScreen, store: Store, settled: Callable[[], Awaitable[None]]
    ) -> None:
        """`settled` is awaited when the people are in, before they are told about."""
        self._screen, self._store, self._settled = screen, store, settled
        self._home = Path.home()

    def start(self) -> None:
        """Ask for the path, and propose one that is likely."""
        archive = newest_archive(self._home)
        names = {source.source.file for source in self._store.sources}
        if archive is not None and archive.name not in names:
            self._ask(shown(archive, self._home), FOUND_ONE, is_proposal=True)
        else:
            folder = last_folder(self._store.home)
            text = os.path.join(shown(folder, self._home), "") if folder else ""  # noqa: PTH118
            self._ask(text, GO_ON if text else HINT, is_proposal=True)

    def _ask(self, text: str, hint: str, is_proposal: bool = False) -> None:
        ask = self._screen.foot.ask
        hint = hint.format(complete=key_of("type-complete"), keep=key_of("type-keep"))
        ask("import:", self._answer, text, hint, is_proposal, completed=self._complete)

    def _complete(self, text: str) -> str:
        """The path as far as it is clear; where it may go on is shown on the line above."""
        found = complete(text, self._home)
        line = _in_one_line(found.names, self._screen.size.width - 2)
        if found.was_cut:
            line = f"only {MOST_LOOKED_AT:,} entries of this folder were looked at  {line}"
        elif not found.names and found.text == text:
            line = "nothing here begins like that" if text and not text.endswith("/") else line
        self._screen.foot.detail([(f" {cut(line, self._screen.size.width - 2)}", "faint")])
        return found.text

    def _answer(self, text: str) -> None:
        paths = paths_of(text, self._home)
        missing = [path for path in paths if not os.path.lexists(path)]
        if paths and not missing:
            screen = PreviewScreen(self._store, paths)
            self._screen.app.push_screen(screen, lambda done: self._end(done, paths[0]))
            return
        self._ask(text, HINT)
        what = f"There is no file or folder {str(missing[0])!r}" if missing else "Give a path"
        self._screen.foot.detail([(f" {cut(what, self._screen.size.width - 2)}", "bad")])

    def _end(self, importing: Importing | None, path: Path) -> None:
        if importing is None:
            self._screen.say(NOTHING)
            return
        remember_folder(self._store.home, path.absolute().parent)
        self._screen.app.run_worker(self._activate(importing), group="activate")

    async def _activate(self, importing: Importing) -> None:
        """Let what is written count: the loop alone changes the store."""
        before = reached_by_now(self._store)
        try:
            importing.activate()
            moved = catch_up(self._store, before)
        except (NotSavedError, OSError) as error:
            self._screen.foot.warn(str(error))
            return
        people = sum(receipt.new_people for receipt in importing.receipts)
        ties = sum(receipt.new_ties for receipt in importing.receipts)
        told = f"{plural(people, 'new person', 'new people')} and {plural(ties, 'new tie')} came in"
        self._screen.say(moved or told, f"{key_of('undo')} undoes it")
        await self._settled()
        asks = not any(source.source.owner_name for source in self._store.sources)
        page = receipt_page(importing.receipts, importing.failures, asks)
        self._screen.app.push_screen(ReceiptScreen(page, asks))


def _in_one_line(names: tuple[str, ...], width: int) -> str:
    """As many names as fit, and how many do not."""
    line = ""
    for place, name in enumerate(names):
        more = f"  and {len(names) - place:,} more"
        if cells(line) + cells(name) + 2 + cells(more) > width:
            return f"{line}{more}"
        line = f"{line}  {name}".strip()
    return line
