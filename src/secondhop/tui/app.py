"""The app: wires the store to the screens, and nothing else."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Iterable, Sequence

from textual import events
from textual.app import App, SystemCommand
from textual.reactive import reactive
from textual.screen import Screen

from secondhop.model.change import Changed
from secondhop.model.person import PersonId
from secondhop.store.store import Store
from secondhop.tui.actions import Action
from secondhop.tui.desk import Desk
from secondhop.tui.screens.dashboard import Dashboard
from secondhop.tui.screens.importing import ImportDialogue
from secondhop.tui.screens.person import PersonScreen
from secondhop.tui.screens.reading import ReadingScreen, help_lines
from secondhop.tui.screens.small import SMALLEST, TooSmall
from secondhop.tui.screens.welcome import REQUEST, request_lines
from secondhop.tui.screens.working import WorkingScreen
from secondhop.tui.widgets.lineinput import LineInput

LOOK_AROUND_EVERY = 1.0  # seconds between looks for what other programs wrote


class SecondhopApp(App[str]):
    """Holds the revision that the panes watch, and pushes screens."""

    CSS_PATH = "styles/app.tcss"
    TITLE = "secondhop"
    SHOW_DEMO = "demo"  # what the app returns when somebody wants to look around

    revision = reactive(0, init=False, repaint=False)
    found = reactive(0, init=False, repaint=False)  # grows whenever there is another result
    selection: reactive[PersonId | None] = reactive(None, init=False, repaint=False)

    def __init__(self, store: Store) -> None:
        super().__init__(ansi_color=True)
        self.store = store
        self.theme = self._known_theme(store.settings.config.theme)
        self.animation_level = "none"
        self.desk = Desk(store)
        self.crashed: BaseException | None = None
        store.subscribe(self._store_changed)

    def _known_theme(self, name: str) -> str:
        """The theme of config.toml; an unknown one is told, and the default taken."""
        if name and name not in self.available_themes:
            names = ", ".join(sorted(self.available_themes))
            reason = f"there is no theme {name!r}; choose one of: {names}"
            self.store.settings.reject("theme", reason)
        return name if name in self.available_themes else "ansi-dark"

    def get_default_screen(self) -> Screen[None]:
        return Dashboard(self.desk)

    def on_mount(self) -> None:
        self.set_interval(LOOK_AROUND_EVERY, self.look_around)
        loop = asyncio.get_running_loop()
        for number in (signal.SIGHUP, signal.SIGTERM):
            loop.add_signal_handler(number, self.exit)
        for problem in self.store.problems[:1]:
            self.call_after_refresh(self._tell_problem, str(problem))

    def on_key(self, event: events.Key) -> None:
        """Keys that set out for a list before the input had the focus belong to the input."""
        if isinstance(self.focused, LineInput) and self.focused.take(event.key, event.character):
            event.prevent_default()

    def on_resize(self, event: events.Resize) -> None:
        """Below the smallest size only say so."""
        fits = event.size.width >= SMALLEST[0] and event.size.height >= SMALLEST[1]
        is_told = isinstance(self.screen, TooSmall)
        if not fits and not is_told:
            self.push_screen(TooSmall())
        elif fits and is_told:
            self.pop_screen()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette offers what the registry knows."""
        if not isinstance(screen, WorkingScreen):
            return
        for action in screen.available():
            if action.id != "palette":
                key = f" ({action.shown_key})" if action.keys else ""
                words = f"{action.word.capitalize()}{key}"
                yield SystemCommand(words, action.help, lambda a=action: screen.action_act(a.id))

    def look_around(self) -> None:
        """Take in what other programs wrote."""
        self.store.poll()

    def select(self, person: PersonId | None) -> None:
        """Let all panes know who is selected."""
        self.desk.selection = person
        self.selection = person

    def open_person(self, person: PersonId) -> None:
        """Show a person's page."""
        self.push_screen(PersonScreen(self.desk, person))

    def show_help(self, actions: Sequence[Action]) -> None:
        """Show the keys that apply, and what the words mean."""
        self.push_screen(ReadingScreen("Keys and words", help_lines(actions)))

    def show_request(self) -> None:
        """Show the message that asks a friend for their list."""
        title = "A message to send to a friend"
        self.push_screen(ReadingScreen(title, request_lines, to_copy=REQUEST))

    def start_demo(self) -> None:
        """Leave this home for the invented one."""
        self.exit(self.SHOW_DEMO)

    def start_import(self) -> None:
        """Ask for a path, then for whose list it is, then read."""
        if isinstance(self.screen, WorkingScreen):
            ImportDialogue(self.screen, self.store, self._welcome_or_not).start()

    def close_top(self, quit_too: bool = True) -> None:
        """Close the top screen; on the last one, quit."""
        if len(self.screen_stack) > 1:
            self.pop_screen()
        elif quit_too:
            self.exit()

    def _store_changed(self, changed: Changed) -> None:
        self.desk.refresh()
        self.revision = changed.revision
        self.call_later(self._welcome_or_not)

    async def _welcome_or_not(self) -> None:
        """Change between the empty home and the dashboard when the first people come or go."""
        bottom = self.screen_stack[0]
        if not isinstance(bottom, Dashboard) or bottom.is_welcome == self.desk.is_empty:
            return
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.desk = Desk(self.store)
        await bottom.start_again(self.desk)

    def _tell_problem(self, text: str) -> None:
        if isinstance(self.screen, WorkingScreen):
            self.screen.say(text, bad=True)

    def _handle_exception(self, error: Exception) -> None:
        """Remember the crash without printing anybody's data into the terminal."""
        if self.is_headless:
            super()._handle_exception(error)
            return
        self.crashed = error
        self._return_code = 1
        self._close_messages_no_wait()
