"""A person's page: ways in, facts with their source, timeline, notes."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult

from secondhop.model.person import PersonId
from secondhop.store.facts import facts
from secondhop.tui.actions import key_of
from secondhop.tui.desk import Desk
from secondhop.tui.panes.checklist import asks_lines, research_lines
from secondhop.tui.panes.phrases import (
    both_know,
    degree_word,
    due_word,
    short_date,
    where,
)
from secondhop.tui.screens.evidence import WaysIn
from secondhop.tui.screens.tying import Tie, Tying
from secondhop.tui.widgets.cells import cells, cut, fit, wrap
from secondhop.tui.widgets.foot import Foot
from secondhop.tui.widgets.lines import Line, LineView, sides
from secondhop.tui.widgets.page import Page

_HINTS = (
    *("introduce", "connect", "paste", "next-tie", "confirm-tie", "reject-tie", "log"),
    *("follow-up", "done", "tag", "note", "stage", "copy", "undo", "quit", "help"),
)


class PersonHead(LineView):
    """Who this is, in one line and a rule."""

    DEFAULT_CSS = "PersonHead { height: 2; }"

    def __init__(self, desk: Desk, person: PersonId) -> None:
        super().__init__(id="person-head")
        self._desk, self._person = desk, person

    def draw(self, width: int, height: int) -> list[Line]:
        person, row = self._desk.person(self._person), self._desk.row_of(self._person)
        if person is None or row is None:
            return [[(" This person is gone", "strong")]]
        state = self._desk.state
        score = f"score {state.standing.score[row]:.0f} " if state.standing.score[row] else ""
        right = "   ".join(part for part in (person.stage, score) if part)
        degree = degree_word(int(state.degree[row]))
        name = cut(person.name, width // 2)
        room = width - cells(name) - cells(degree) - cells(right) - 9
        left: Line = [(f" {name}", "strong"), (f"   {degree}   ", "")]
        head = sides([*left, (cut(where(person), max(room, 0)), "")], [(right, "faint")], width)
        return [head, [("─" * width, "faint")]]


class WaysPage(Page):
    """A page that can bring one of its lines into sight."""

    def reveal(self, line: int) -> None:
        """Scroll no further than it takes to show a line, and the heading above the first one."""
        first = line - 1 if line <= 1 else line
        self._top = max(min(self._top, first), line - max(self.size.height - 2, 0))
        self.redraw()


class PersonScreen(Tying):
    """Everything known about one person."""

    def __init__(self, desk: Desk, person: PersonId) -> None:
        super().__init__(desk)
        self._person = person
        self._ways_in = WaysIn(desk, person)

    def compose(self) -> ComposeResult:
        yield PersonHead(self.desk, self._person)
        yield WaysPage(self._lines)
        yield Foot()

    def on_mount(self) -> None:
        self.watch(self.app, "revision", self._show, init=False)
        self.query_one(Page).focus()
        self.call_after_refresh(self._show)

    def on_resize(self) -> None:
        self.call_after_refresh(self._show)

    def whom(self) -> PersonId | None:
        return self._person

    def tie_here(self) -> Tie | None:
        return self._ways_in.here()

    def step_tie(self, step: int) -> None:
        self._ways_in.step(step)
        self._reveal()

    def on_paste(self, event: events.Paste) -> None:
        """A text that is pasted here is most likely from this person's profile."""
        event.stop()
        event.prevent_default()  # elsewhere a paste that nobody asked for is refused
        if why := self.why_not("paste"):
            self.refuse(why)
        else:
            self.start_pasting(event.text)

    def do_ways(self) -> None:
        """Show all ways, or the first ones again."""
        self._ways_in.shows_all ^= True
        self._ways_in.cursor = 0
        self._reveal()

    def _reveal(self) -> None:
        """Bring the tie under the cursor into sight, and say how it is known."""
        self.query_one(WaysPage).reveal(self._ways_in.line_of_cursor)
        self._tell_tie()

    def _tell_tie(self) -> None:
        self.foot.tell([(self._ways_in.told(self.size.width - 2), "")])

    def _show(self) -> None:
        for view in self.query(LineView):
            view.redraw()
        self.foot.hints(self.hints(*_HINTS))
        row = self.desk.row_of(self._person)
        if row is not None:
            text = both_know(self.desk.state, row, self.size.width - 2)
            self.foot.detail([(f" {text}", "")])

    def _lines(self, width: int) -> list[Line]:
        row = self.desk.row_of(self._person)
        if row is None:
            return []
        return [
            *self._ways(width),
            *asks_lines(self.desk, self._person, width),
            *self._follow_ups(width),
            *research_lines(self.desk, row, width),
            *self._notes(width),
            *self._timeline(width),
            *self._facts(row, width),
        ]

    def _ways(self, width: int) -> list[Line]:
        around = self._ways_in.round(width)
        return [*self._ways_in.lines(width), [], *around, *([[]] if around else [])]

    def _facts(self, row: int, width: int) -> list[Line]:
        lines: list[Line] = [[(" FACTS", "faint")]]
        today = self.desk.store.today
        known = facts(self.desk.state, row)
        source_width = min(max((cells(one.source) for one in known), default=0), 30)
        value_width = max(width - source_width - 24, 12)
        for place, fact in enumerate(known):
            before = known[place - 1] if place else None
            if before and (before.field, before.value) == (fact.field, fact.value):
                continue  # the newest source of a value is enough
            field = "" if before and before.field == fact.field else fact.field
            style = "" if fact.shown else "faint"
            lines.append(
                [
                    (f" {fit(field, 10)} ", "faint"),
                    (fit(fact.value, value_width), style),
                    (f" {fit(fact.source, source_width)} ", "faint"),
                    (fit(short_date(fact.on, today), 8), "faint"),
                ]
            )
        return [*lines, []]

    def _timeline(self, width: int) -> list[Line]:
        touches = self.desk.state.records.touches(self._person)
        lines: list[Line] = [[(" TIMELINE", "faint")]]
        for touch in touches:
            arrow = {"in": "←", "out": "→"}.get(touch.direction, " ")
            via = self.desk.person(PersonId(touch.via)) if touch.via else None
            words = f"{touch.text}" + (f" (via {via.name})" if via else "")
            day = fit(short_date(touch.on, self.desk.store.today), 9)
            kind = fit(f"{arrow} {touch.kind}", 16)
            lines.append([(f" {day} ", "faint"), (kind, ""), (cut(words, width - 28), "")])
        if not touches:
            lines.append([(f"  Nothing yet; {key_of('log')} logs a touch", "faint")])
        return [*lines, []]

    def _follow_ups(self, width: int) -> list[Line]:
        follow_ups = self.desk.state.records.follow_ups(self._person)
        if not follow_ups:
            return []
        today = self.desk.store.today
        lines: list[Line] = [[(" FOLLOW-UPS", "faint")]]
        for one in follow_ups:
            when = due_word(one.due, today) or "today"
            when = f"{when} late" if one.due < today else when
            mark, style = ("●", "") if one.is_open else ("✓", "faint")
            when = when if one.is_open else short_date(one.done_on, today)
            again = f" every {one.every}" if one.every else ""
            text = cut(one.text + again, width - 16)
            lines.append([(f" {mark} {fit(when, 10)} ", style), (text, style)])
        return [*lines, []]

    def _notes(self, width: int) -> list[Line]:
        person = self.desk.person(self._person)
        notes = self.desk.state.records.notes(self._person)
        if person is None or not (notes or person.tags):
            return []
        tags = " ".join(f"#{word}" for word in person.tags)
        lines: list[Line] = [sides([(" NOTES", "faint")], [(f"{tags} ", "")], width)]
        for note in notes:
            day = fit(short_date(note.on, self.desk.store.today), 9)
            for place, text in enumerate(wrap(note.text, width - 13)):
                lines.append([(f" {day if not place else ' ' * 9} ", "faint"), (text, "")])
        return [*lines, []]
