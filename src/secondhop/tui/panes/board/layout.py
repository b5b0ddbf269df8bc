"""Draws a sheet: rows of people or groups, and introducers as rails that fan out above them."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Final, NamedTuple

from msgspec.structs import replace

from secondhop.model.text import plural
from secondhop.tui.actions import key_of
from secondhop.tui.panes.board.grid import RAIL, Grid, grid_of
from secondhop.tui.panes.board.place import HEAD, LABEL, Place, in_sight
from secondhop.tui.panes.board.scope import GROUPS, SEVERAL
from secondhop.tui.panes.board.sheet import Rail, Row, Sheet
from secondhop.tui.widgets.cells import cells, cut, fit
from secondhop.tui.widgets.fan import bar
from secondhop.tui.widgets.lines import Line, Span

_SPARKS: Final = "▁▂▃▄▅▆▇█"
_FIRST: Final = 5
"""Asks that one makes rather than a whole plan."""
_SIGNS: Final = ("│", "○", "●")
_NOWHERE: Final = -9
_FOR_DOTS: Final = 22
"""Cells beside the rails from which there is room for more than a name and a number."""


class Hit(NamedTuple):
    """Where on the drawing a place of the cursor is: line, first cell, and how many."""

    y: int
    x: int
    width: int
    row: int
    column: int


class Drawing(NamedTuple):
    """The lines of a board, where its places are, and where it is scrolled to."""

    lines: list[Line]
    hits: list[Hit]
    place: Place
    grid: Grid


def draw_sheet(
    sheet: Sheet,
    place: Place,
    width: int,
    height: int,
    marked: Container[str] = (),
    is_active: bool = True,
) -> Drawing:
    """The staircase of introducers, the heads of the columns, and the rows in sight.

    The cursor is drawn only where the keys go.
    """
    grid = grid_of(sheet, width, height)
    place = in_sight(place, sheet, grid.rows, grid.rails)
    if not sheet.rows:
        return Drawing(_nothing(sheet, width), [], place, grid)
    at = place if is_active else replace(place, row=_NOWHERE, column=_NOWHERE)
    lines = [_stair(sheet, grid, at, line) for line in range(grid.head)]
    lines.append(_heads(sheet, grid, at))
    shown = range(place.top, min(place.top + grid.rows, len(sheet.rows)))
    lines += [_row(sheet, grid, at, row, marked) for row in shown]
    return Drawing(lines, list(_hits(grid, place, len(sheet.rails), shown)), place, grid)


def _nothing(sheet: Sheet, width: int) -> list[Line]:
    if sheet.left_out:
        text = f"Nobody is left to ask. {key_of('exclude')} asks {sheet.left_out[-1]} again."
    elif sheet.scope.steps:
        text = f"Nobody found here is two steps away. {key_of('zoom-out')} goes out."
    else:
        text = "Nobody found is two steps away, so there is nobody to be introduced to."
    return [[], [(f"   {cut(text, width - 4)}", "")]]


# -- the head -------------------------------------------------------------------------------------


def _stair(sheet: Sheet, grid: Grid, place: Place, line: int) -> Line:
    """One introducer, whose rail begins here, and the rails of those before."""
    texts = about_lines(sheet, grid)
    text, words = texts[line] if line < len(texts) else ("", "")
    spans: list[Span] = [(fit(f" {text}", grid.left), words)]
    shown = range(place.left, min(place.left + line, place.left + grid.rails))
    spans += [_pass(place, column) for column in shown]
    column = place.left + line
    if line >= grid.rails:
        return spans
    is_lit = column == place.column
    start, run, end = ("  ┏", "━", "╸") if is_lit else ("  ╭", "─", "╴")
    length = RAIL * (grid.rails - line) - 3
    spans.append((start + run * length + end, "" if is_lit else "faint"))
    return [*spans, *_rail_head(sheet.rails[column], grid, is_lit, place.row == HEAD)]


def _rail_head(rail: Rail, grid: Grid, is_lit: bool, is_head: bool) -> list[Span]:
    """Whom the rail is, and what asking them adds."""
    room = grid.right - 3
    dots = f" {rail.dots}" if rail.dots and grid.right >= _FOR_DOTS else ""
    count = fit(rail.count, 6, right=True)
    room -= cells(dots) + cells(count)
    about = room - 18 if room >= 30 else 0
    words = "cursor strong" if is_lit and is_head else "strong" if is_lit else ""
    spans: list[Span] = [(" ", ""), (fit(rail.name, room - about), words), (dots, "warm")]
    if about:
        spans.append((f" {fit(rail.about, about - 1)}", "faint"))
    return [*spans, (count, "good" if rail.count[:1] in "+≥" else "faint")]


def about_lines(sheet: Sheet, grid: Grid) -> list[Span]:
    """What there is to know of the sheet, most useful first; a short head shows the first few."""
    room = grid.left - 2
    lines: list[Span] = [(first_fitting(room, *_sizes(sheet)), "strong")]
    if sheet.left_out:
        lines.append((f"not asking {', '.join(sheet.left_out[::-1])}", "bad"))
    lines += [(text, "") for text in _reach(sheet, room)]
    lines.append((first_fitting(room, *_order(sheet)), "faint"))
    if len(sheet.covered) > 1:
        lines.append((_coverage(sheet, room), "accent"))
    return lines


def _sizes(sheet: Sheet) -> tuple[str, str, str]:
    people, vias = plural(sheet.people, "person", "people"), f"{sheet.vias:,}"
    contacts = plural(sheet.vias, "contact")
    return f"{people} via {contacts}", f"{people} via {vias}", f"{sheet.people:,} via {vias}"


def first_fitting(room: int, *texts: str) -> str:
    """The first of some texts that fits, the last one if none does."""
    return next((text for text in texts if cells(text) <= room), texts[-1])


def _reach(sheet: Sheet, room: int) -> Iterator[str]:
    first = min(_FIRST, len(sheet.covered))
    if first:
        asks = f"first {first} open" if first > 1 else "one ask opens"
        yield f"{asks} {round(100 * sheet.covered[first - 1])}%"
    if sheet.most:
        yield first_fitting(
            room, f"opens most: {sheet.most}", f"most: {sheet.most}", f"most {_whom(sheet.most)}"
        )
    if sheet.first:
        texts = f"first ask: {sheet.first}", f"ask {sheet.first}", f"ask {_whom(sheet.first)}"
        yield first_fitting(room, *texts)


def _whom(told: str) -> str:
    """The name alone: where there is no room for how many they open, half a number would lie."""
    return told.rpartition(", ")[0]


def _order(sheet: Sheet) -> tuple[str, str]:
    """What the rows are, and how they are ordered."""
    by_rank = "best first" if sheet.is_people else "biggest first"
    order = "ask plan" if sheet.order == "plan" and sheet.scope.level != GROUPS else by_rank
    if sheet.is_people:
        what = "order" if sheet.groups <= len(sheet.rows) else f"first {len(sheet.rows):,}"
        return f"{what}: {order}", order
    several = plural(sheet.groups, sheet.scope.by, SEVERAL[sheet.scope.by])
    return f"{several} · {order}", several


def _beside(sheet: Sheet, place: Place, grid: Grid) -> str:
    """Which rails are in sight, when not all are."""
    if grid.rails >= len(sheet.rails):
        return ""
    return f"{place.left + 1}–{place.left + grid.rails} of {len(sheet.rails)}"


def _coverage(sheet: Sheet, room: int) -> str:
    """How the share reached grows ask by ask, and where it ends."""
    total = f" {len(sheet.covered)}: {round(100 * sheet.covered[-1])}%"
    shares = sheet.covered[: max(room - len(total), 0)]
    return "".join(_SPARKS[min(int(share * 8), 7)] for share in shares) + total


def _heads(sheet: Sheet, grid: Grid, place: Place) -> Line:
    head = "PERSON" if sheet.is_people else sheet.scope.by.upper()
    count = fit("WAYS" if sheet.is_people else "PEOPLE", grid.count, right=True)
    best = "BEST DOOR" if sheet.scope.level == GROUPS else "WARMEST VIA"
    left = fit(f" {head}", grid.left - grid.count) + count
    shown = range(place.left, place.left + grid.rails)
    rails = [_pass(place, column) for column in shown]
    beside = _beside(sheet, place, grid)
    room = grid.right - 3
    if beside and cells(best) + cells(beside) >= room:
        best = best.split()[-1]
    right = fit(best, room - cells(beside)) + beside
    return [(left, "faint"), *rails, (f"  {right}", "faint")]


def _pass(place: Place, column: int) -> Span:
    """A rail that goes on to the rows below."""
    return ("  ┃ " if column == place.column else "  │ ", "faint")


# -- the rows -------------------------------------------------------------------------------------


def _row(sheet: Sheet, grid: Grid, place: Place, at: int, marked: Container[str]) -> Line:
    row, is_here = sheet.rows[at], at == place.row
    spans = _label(row, grid, is_here, is_here and place.column == LABEL, row.id in marked)
    last = place.left + grid.rails - 1
    seen = {rail.id for rail in sheet.rails[place.left : last + 1]}
    for column in range(place.left, last + 1):
        spans += _cell(sheet, place, at, column)
    words = "strong" if is_here else "" if row.best_id in seen else "faint"
    end = "╴ " if is_here and grid.rails else "  "
    return [*spans, (end, ""), (fit(row.best, grid.right - 3), words)]


def _label(row: Row, grid: Grid, is_here: bool, is_lit: bool, is_marked: bool) -> list[Span]:
    sign = ("◆" if is_marked else "▌") if is_here else "•" if is_marked else " "
    name = "cursor strong" if is_lit else "strong" if is_here else "faint" if row.is_unknown else ""
    spans: list[Span] = [(sign, "cursor" if is_lit else ""), (fit(row.name, grid.name), name)]
    if grid.about:
        spans.append((f" {fit(row.about, grid.about - 1)}", "faint"))
    if grid.bar:
        spans.append((f" {bar(row.share, grid.bar - 1)}", "accent"))
    return [*spans, (fit(row.count, grid.count, right=True), "")]


def _cell(sheet: Sheet, place: Place, at: int, column: int) -> list[Span]:
    """The gap to the rail before, and three cells of a tie or of the bare rail."""
    count, is_here = int(sheet.cells[at, column]), at == place.row
    is_lit = column == place.column
    fill = "─" if is_here else " "
    gap = "╶" if is_here and column == place.left else fill
    if sheet.is_people or not count:
        text = fill + _sign(sheet, at, count, is_here, is_lit) + fill
    else:
        text = fit(short(count), 3, right=True).replace(" ", fill)
    if is_here and is_lit:
        return [(gap, ""), (text, "cursor strong")]
    # A rail under the cursor differs by its sign alone: another style would cost every row of it.
    if not count:
        return [(gap + text, "" if is_here else "faint")]
    if sheet.is_people:
        return [(gap, ""), (text, "strong" if is_here else "warm")]
    return [(gap, ""), (text, "strong" if is_here or is_lit else "")]


def _sign(sheet: Sheet, at: int, count: int, is_here: bool, is_lit: bool) -> str:
    """A tie, or how the bare rail goes on."""
    if count:
        return _SIGNS[count]
    if is_here:
        return "┼"
    is_end = at == len(sheet.rows) - 1
    return ("╹" if is_end else "┃") if is_lit else "╵" if is_end else "│"


def short(number: int) -> str:
    """A number in three cells: `841`, `12k`, `3M`."""
    if number < 1_000:
        return str(number)
    return f"{number // 1_000}k" if number < 100_000 else f"{number / 1_000_000:.1f}M"[-3:]


def _hits(grid: Grid, place: Place, rails: int, shown: range) -> Iterator[Hit]:
    """Every place in sight; line 0 is the first of the staircase."""
    in_sight_ = range(place.left, min(place.left + grid.rails, rails))
    for line, column in enumerate(in_sight_):
        yield Hit(line, grid.right_from, grid.right, HEAD, column)
    for y, row in enumerate(shown, grid.head + 1):
        yield Hit(y, 0, grid.left, row, LABEL)
        for place_, column in enumerate(in_sight_):
            yield Hit(y, grid.left + RAIL * place_, RAIL, row, column)
