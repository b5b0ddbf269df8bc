"""Before anything is written: what an import would bring, whose it is, and how far reading is."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from secondhop.model.text import plural
from secondhop.network.people import ME
from secondhop.sources import Unopened, unopened
from secondhop.store.importing import Importing
from secondhop.store.progress import StoppedError
from secondhop.store.receipt import Wishes
from secondhop.store.store import Store
from secondhop.store.writer import NotSavedError
from secondhop.tui.actions import key_of
from secondhop.tui.beside import beside
from secondhop.tui.bindings import bound_to
from secondhop.tui.screens.found import Found, all_found, detail_lines, found_head
from secondhop.tui.screens.foundlist import FoundList
from secondhop.tui.screens.hearing import Hearing, step_words
from secondhop.tui.screens.working import prompt_hints
from secondhop.tui.widgets.cells import cut
from secondhop.tui.widgets.foot import Foot, Words
from secondhop.tui.widgets.gauge import gauge
from secondhop.tui.widgets.lines import Line
from secondhop.tui.widgets.page import Page
from secondhop.tui.widgets.rowlist import RowList

LOOKS_PER_SECOND = 10
"""How often the bar may move: each time costs the terminal a line."""
PATIENCE = 5.0  # seconds in which a program that ends lets a half written import be removed
NOTHING = "Cancelled: nothing came in"
_MINE = ("", "me", "mine", "my own")


NOT_YET = "   nothing is written yet"


class PreviewScreen(Screen[Importing | None], inherit_bindings=False):
    """Reads, shows what was found, and writes it when told to; ends with what is written."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bound_to("leave", "quit", "back", "interrupt"),
        *bound_to("take", "open"),
        *bound_to("turn", "next-pane", "previous-pane"),
        *bound_to("owner", "import-owner"),
        *bound_to("me", "import-me"),
    ]
    AUTO_FOCUS = ""
    holds_store = True
    """A thread reads the store while this is open, so nothing else may change it."""

    def __init__(self, store: Store, paths: Sequence[Path]) -> None:
        super().__init__()
        self._store, self._paths = store, list(paths)
        self._wishes = Wishes()
        self._hearing = Hearing()
        self._importing: Importing | None = None  # when it has been read
        self._unopened: dict[str, Unopened] = {}
        self._is_writing = False

    def compose(self) -> ComposeResult:
        yield Words(id="preview-title")
        yield Words(id="preview-head")
        yield FoundList()
        yield Page(self._details)
        yield Foot()

    def on_mount(self) -> None:
        self.rows.moved = self._moved
        self.query_one("#preview-head").display = False
        self.set_interval(1 / LOOKS_PER_SECOND, self._show_progress)
        self.call_after_refresh(self._read)

    def on_unmount(self) -> None:
        self._hearing.stop()

    @property
    def foot(self) -> Foot:
        return self.query_one(Foot)

    @property
    def rows(self) -> FoundList:
        return self.query_one(FoundList)

    @property
    def is_busy(self) -> bool:
        """Whether something is being read or written."""
        return self._importing is None or self._is_writing

    # -- what can be done -------------------------------------------------------------------------

    def action_leave(self) -> None:
        """Stop what is under way, and leave nothing of it."""
        self._hearing.stop()
        if not self._is_writing:  # else the writing ends by itself, once it has put things back
            self.workers.cancel_group(self, "import")
            self._end(None)

    @on(RowList.Chosen)
    def action_take(self) -> None:
        importing, found = self._importing, self._here()
        if importing is None or self._is_writing:
            return
        if found is not None and found.candidate is not None:
            self._set_owner(found.path, found.candidate.id)
        elif importing.changes_anything:
            self._is_writing = True
            self._hint()
            self.run_worker(self._write(importing), group="import", exclusive=True)
        elif importing.receipts:
            self._say("All of this is here already: nothing to import", "warm")
        else:
            self._say("Nothing here can be imported", "bad")

    def action_turn(self) -> None:
        """From the list to what stands below it, to scroll that, and back."""
        page = self.query_one(Page)
        self.set_focus(self.rows if page.has_focus and self.rows.display else page)

    def action_owner(self) -> None:
        found = self._here()
        if found is None or self.is_busy:
            return
        self.foot.ask(
            f"whose list is {cut(Path(found.path).name, 24)}?",
            lambda text: self._answer_owner(found.path, text),
            hint=f"a name or profile address; {key_of('type-keep')}: mine",
            completed=self._complete_owner,
        )

    def action_me(self) -> None:
        if not self.is_busy:
            label, hint = "who are you?", "your profile address"
            self.foot.ask(label, self._answer_me, self._wishes.me, hint)

    # -- what is asked ----------------------------------------------------------------------------

    def _answer_owner(self, path: str, text: str) -> None:
        text = text.strip()
        mine = text.casefold() in _MINE
        self._set_owner(path, self._store.state.people.ids[ME] if mine else text)

    def _set_owner(self, path: str, owner: str) -> None:
        self._wishes = replace(self._wishes, owners={**self._wishes.owners, path: owner})
        self._read()

    def _answer_me(self, text: str) -> None:
        self._wishes = replace(self._wishes, me=text.strip())
        self._read()

    def _complete_owner(self, text: str) -> str:
        """The name of the contact who is meant; several stand on the line above."""
        state, start = self._store.state, text.strip().casefold()
        names = [
            name
            for name, degree in zip(state.people.name, state.degree.tolist(), strict=True)
            if degree == 1 and name.casefold().startswith(start)
        ]
        self.foot.detail([(f" {cut(' · '.join(sorted(names)), self.size.width - 2)}", "faint")])
        return names[0] if len(names) == 1 else text

    # -- reading and writing ----------------------------------------------------------------------

    def _read(self) -> None:
        """Read everything with what is wished now."""
        self._importing, self._hearing = None, Hearing()
        importing = Importing(self._store, self._wishes, self._hearing)
        self._hint()
        self.run_worker(self._read_beside(importing, self._hearing), group="import", exclusive=True)

    async def _read_beside(self, importing: Importing, hearing: Hearing) -> None:
        def work() -> dict[str, Unopened]:
            importing.run(self._paths)
            receipts = importing.receipts
            return {one.path: unopened(Path(one.path), bool(one.owner)) for one in receipts}

        try:
            self._unopened = await beside(work, hearing.stop)
        except StoppedError:
            return
        self._importing = importing
        self._show()

    async def _write(self, importing: Importing) -> None:
        hearing = self._hearing
        try:
            await beside(importing.write, hearing.stop, PATIENCE)
        except asyncio.CancelledError:
            importing.take_back()  # the thread may have written all of it by then
            raise
        except StoppedError:
            self._end(None)
        except NotSavedError as error:
            self._is_writing = False
            self._hint()
            # The folder is long and says nothing; the reason must not fall off the end.
            self.foot.warn(str(error).replace(f"{self._store.home.graph}/", ""))
        else:
            if hearing.is_over:  # it was too late to stop the writing, but nothing counts yet
                importing.take_back()
            self._end(None if hearing.is_over else importing)

    def _end(self, result: Importing | None) -> None:
        """Give the result to whoever asked, once nothing stands above this screen."""
        if self.is_current:
            self.dismiss(result)
        else:
            self.set_timer(1 / LOOKS_PER_SECOND, lambda: self._end(result))

    # -- what is shown ----------------------------------------------------------------------------

    def _here(self) -> Found | None:
        rows = self.rows
        return rows.found[rows.cursor] if rows.found else None

    def _show(self) -> None:
        """Show what was found: several files in a list, and the one under the cursor in full."""
        if self._importing is None:
            return
        rows, page = self.rows, self.query_one(Page)
        rows.found = all_found(self._importing)
        several = len(rows.found) > 1
        for part in (rows, self.query_one("#preview-head")):
            part.display = several
        rows.styles.height = min(len(rows.found), max(self.size.height // 2 - 2, 3))
        unclear = (i for i, found in enumerate(rows.found) if found.candidate is not None)
        rows.settle(next(unclear, 0))
        self.set_focus(rows if several else page)
        self.call_after_refresh(self._paint)

    def _paint(self) -> None:
        self.query_one("#preview-head", Words).show(found_head(self.size.width))
        self.rows.redraw()
        self.query_one(Page).action_first()
        self._hint()
        self._say(self._summary())
        self.foot.detail(self._warning())

    def on_resize(self) -> None:
        self.call_after_refresh(self._paint)

    def on_descendant_focus(self) -> None:
        self._hint()

    def _moved(self, _: RowList) -> None:
        self.query_one(Page).action_first()
        self._hint()

    def _details(self, width: int) -> list[Line]:
        if self._importing is None:
            names = ", ".join(str(path) for path in self._paths)
            return [[], [(f" {cut(names, width - 2)}", "strong")]]
        found = self._here()
        if found is None:
            return [[], [(" Nothing was found there", "bad")]]
        keys = {"owner": key_of("import-owner"), "me": key_of("import-me")}
        return detail_lines(found, self._importing.my_name, self._unopened, keys, width)

    def _summary(self) -> str:
        importing = self._importing
        if importing is None or self._is_writing:
            return ""
        if not importing.receipts:
            return "Nothing here can be imported as it is"
        people = sum(one.new_people for one in importing.receipts)
        ties = sum(one.new_ties for one in importing.receipts)
        refused = len(importing.failures)
        parts = [f"{plural(people, 'new person', 'new people')} and {plural(ties, 'new tie')}"]
        parts += [f"{plural(refused, 'file')} refused"] if refused else []
        return " · ".join(parts)

    def _warning(self) -> Line:
        """Friends list me too: without my address I would come in as one more person."""
        importing = self._importing
        if importing is None or importing.is_my_profile_known:
            return []
        if not any(receipt.owner for receipt in importing.receipts):
            return []
        text = f"This list may show you as a stranger: {key_of('import-me')} says who you are"
        return [(f" {cut(text, self.size.width - 2)}", "warm")]

    def _show_progress(self) -> None:
        """Move the bar when work has moved."""
        step = self._hearing.step
        if not self.is_busy or step is None or self._hearing.is_over:
            return
        line = gauge(step.share, step_words(step), self.size.width)
        self.foot.tell(line, f"{key_of('back')} cancels")

    def _hint(self) -> None:
        found, back, leave = self._here(), key_of("back"), key_of("quit")
        title = "Reading" if self._importing is None else "What would come in"
        title = "Writing" if self._is_writing else title
        self.query_one("#preview-title", Words).show(
            [(f" {title}", "strong"), ("" if self._is_writing else NOT_YET, "faint")]
        )
        if self.is_busy or self.foot.is_asking:
            self.foot.hints(prompt_hints() if self.foot.is_asking else [(back, "cancel")])
            return
        choice = "this is whose list it is" if found and found.candidate else "import"
        owner, me = key_of("import-owner"), key_of("import-me")
        hints = [
            (key_of("open"), choice),
            (owner, "whose list"),
            (me, "who I am"),
            (leave, "leave"),
        ]
        self.foot.hints(hints)

    def _say(self, text: str, style: str = "") -> None:
        self.foot.tell([(cut(text, self.size.width - 2), style)])
