"""The app: wires the store to the screens, and nothing else.

Screens that open over the first one are imported by the keys that open them.
"""

from __future__ import annotations

import gc
from collections.abc import Sequence
from typing import ClassVar

from msgspec.structs import replace
from textual import events
from textual.app import App
from textual.binding import BindingType
from textual.driver import Driver
from textual.filter import LineFilter
from textual.message_pump import MessagePump
from textual.reactive import reactive
from textual.screen import Screen

from secondhop.model.change import Changed
from secondhop.model.person import PersonId
from secondhop.search.index import Index
from secondhop.search.texts import Renewal, rebuilt
from secondhop.store.store import Store
from secondhop.tui.beside import beside
from secondhop.tui.bindings import bound_to, put_in_force
from secondhop.tui.desk import Desk
from secondhop.tui.keymap import known_keys
from secondhop.tui.screens.acting import Offer
from secondhop.tui.screens.dashboard import Dashboard
from secondhop.tui.screens.small import TooSmall, has_room
from secondhop.tui.screens.working import WorkingScreen
from secondhop.tui.terminal.crash import attend_background
from secondhop.tui.terminal.keyboard import Keyboard
from secondhop.tui.terminal.looks import ANY_LOOKS, Looks
from secondhop.tui.terminal.paint import Paint
from secondhop.tui.terminal.suspend import attend_suspension, suspend
from secondhop.tui.widgets.lineinput import LineInput

LOOK_AROUND_EVERY = 1.0  # seconds between looks for what other programs wrote
CHECK_AFTER = 2.0  # seconds, when the first keys have been answered


class SecondhopApp(App[str], inherit_bindings=False):
    """Holds the revision that the panes watch, and pushes screens."""

    CSS_PATH = "styles/app.tcss"
    TITLE = "secondhop"
    ENABLE_COMMAND_PALETTE = False  # ours is a screen of its own
    BINDINGS: ClassVar[list[BindingType]] = [
        *bound_to("quit", "quit-now"),
        *bound_to("interrupt", "interrupt"),
        *bound_to("leave_for_a_while", "suspend"),
    ]
    SHOW_DEMO = "demo"  # what the app returns when somebody wants to look around

    revision = reactive(0, init=False, repaint=False)
    found = reactive(0, init=False, repaint=False)  # grows whenever there is another result
    selection: reactive[PersonId | None] = reactive(None, init=False, repaint=False)

    def __init__(
        self, store: Store, looks: Looks = ANY_LOOKS, driver_class: type[Driver] | None = None
    ) -> None:
        super().__init__(driver_class=driver_class, ansi_color=True)
        self.store = store
        self.theme = self._known_theme(store.settings.config.theme, looks.theme)
        theme = self.current_theme
        self._paint = Paint(replace(looks, is_light=not theme.dark), theme.ansi)
        self.animation_level = "none"
        put_in_force(self, known_keys(store.settings))
        self.desk = Desk(store)
        self.crashed: BaseException | None = None
        store.subscribe(self._store_changed)

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), self._paint]

    def _known_theme(self, name: str, otherwise: str) -> str:
        """The theme of config.toml; an unknown one is told, and the default taken."""
        if name and name not in self.available_themes:
            names = ", ".join(sorted(self.available_themes))
            reason = f"there is no theme {name!r}; choose one of: {names}"
            self.store.settings.reject("theme", reason)
        return name if name in self.available_themes else otherwise

    def get_default_screen(self) -> Screen[None]:
        return Dashboard(self.desk)

    def on_mount(self) -> None:
        attend_suspension(self)
        if not self.is_headless:
            attend_background(self.store.home.state, self._tell_soon)
        self.set_interval(LOOK_AROUND_EVERY, self.look_around)
        self.set_timer(CHECK_AFTER, self.listen)  # whatever became of the panes, one can leave
        self.set_timer(CHECK_AFTER, gc.freeze)  # what the first screen is made of stays
        self.set_timer(CHECK_AFTER, lambda: self.run_worker(self._check_kept(), group="check"))

    def take_at_once(self, key: str, character: str | None) -> bool:
        """Give a letter to the input that has the focus, if nothing else is to be done before."""
        focused = self.focused
        if not isinstance(focused, LineInput) or _is_busy(self) or _is_busy(focused):
            return False
        return focused.take(key, character)

    def on_key(self, event: events.Key) -> None:
        """Keys that set out for a list before the input had the focus belong to the input."""
        if isinstance(self.focused, LineInput) and self.focused.take(event.key, event.character):
            event.prevent_default()

    def on_resize(self, event: events.Resize) -> None:
        """Below the smallest size only say so."""
        fits = has_room(event.size)
        is_told = isinstance(self.screen, TooSmall)
        if not fits and not is_told:
            self.push_screen(TooSmall())
        elif fits and is_told:
            self.pop_screen()

    def look_around(self) -> None:
        """Take in what other programs wrote, unless a thread reads the store for an import."""
        if not any(getattr(screen, "holds_store", False) for screen in self.screen_stack):
            self.store.poll()

    def select(self, person: PersonId | None) -> bool:
        """Let all panes know who is selected; whether it is somebody else than before."""
        is_other = self.selection != person
        self.desk.selection = self.selection = person
        return is_other

    async def _check_kept(self) -> None:
        """Begin anew from the files when what was remembered of them turns out to be damaged."""
        if not await beside(self.store.is_kept_sound, stop=lambda: None):
            self.store.forget_kept()

    def open_person(self, person: PersonId) -> None:
        """Show a person's page."""
        from secondhop.tui.screens.person import PersonScreen

        self.push_screen(PersonScreen(self.desk, person))

    def action_interrupt(self) -> None:
        """Say how one quits, where nothing is asked or read that could be left."""
        if isinstance(self.screen, WorkingScreen):
            self.screen.do_interrupt()

    def action_leave_for_a_while(self) -> None:
        """Stop from pages that have no foot to say why that cannot be."""
        suspend(self)

    def show_help(self, offers: Sequence[Offer]) -> None:
        """Show the keys that apply, and what the words mean."""
        from secondhop.tui.screens.help import help_lines
        from secondhop.tui.screens.reading import ReadingScreen

        self.push_screen(ReadingScreen("Keys and words", help_lines(offers)))

    def show_palette(self, offers: Sequence[Offer]) -> None:
        """Offer everything by name, and do what is chosen on the screen below."""
        from secondhop.tui.screens.palette import PaletteScreen

        if isinstance(below := self.screen, WorkingScreen):
            act, go = below.action_act, self.open_person
            self.push_screen(PaletteScreen(self.desk, offers, act, go))

    def show_tour(self) -> None:
        """Show what can be done here, page by page."""
        from secondhop.tui.screens.reading import TOUR, ReadingScreen
        from secondhop.tui.screens.tour import tour_lines

        self.push_screen(ReadingScreen(TOUR, tour_lines))

    def show_request(self) -> None:
        """Show the message that asks a friend for their list."""
        from secondhop.tui.screens.reading import ReadingScreen
        from secondhop.tui.screens.welcome import REQUEST, request_lines

        title = "A message to send to a friend"
        self.push_screen(ReadingScreen(title, request_lines, to_copy=REQUEST))

    def start_demo(self) -> None:
        """Leave this home for the invented one."""
        self.exit(self.SHOW_DEMO)

    def start_import(self) -> None:
        """Ask for a path, show what is there, and let it in."""
        from secondhop.tui.screens.importing import ImportDialogue

        if isinstance(self.screen, WorkingScreen):
            ImportDialogue(self.screen, self.store, self._welcome_or_not).start()

    def listen(self) -> None:
        """Take the keys that were pressed until there was somebody to take them."""
        if isinstance(self._driver, Keyboard):
            self._driver.let_go()

    def close_top(self, quit_too: bool = True) -> None:
        """Close the top screen; on the last one, quit."""
        if len(self.screen_stack) > 1:
            self.pop_screen()
        elif quit_too:
            self.exit()

    def _store_changed(self, changed: Changed) -> None:
        self.desk.refresh()
        self.revision = changed.revision
        index = self.store.state.index
        if index.wants_renewal:
            self.run_worker(self._renew(index, index.renewal()), group="renew")
        self.call_later(self._welcome_or_not)

    async def _renew(self, index: Index, renewal: Renewal) -> None:
        """Build the word indexes anew beside the screen, which answers by the former ones."""
        index.renew(await beside(lambda: rebuilt(renewal), stop=lambda: None))

    async def _welcome_or_not(self) -> None:
        """Change between the empty home and the dashboard when the first people come or go."""
        bottom = self.screen_stack[0]
        if not isinstance(bottom, Dashboard) or bottom.is_welcome == self.desk.is_empty:
            return
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.desk = Desk(self.store)
        await bottom.start_again(self.desk)

    def _tell_soon(self, text: str) -> None:
        """Tell what another thread has to tell."""
        self.call_later(self._tell, text)

    def _tell(self, text: str) -> None:
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


def _is_busy(pump: MessagePump) -> bool:
    """Whether messages wait there; one is taken out of the queue ahead of its turn."""
    return pump.message_queue_size > 0 or pump._pending_message is not None
