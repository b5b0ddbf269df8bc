"""Views, orders and scores at the keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest

from secondhop.search.sort import ORDERS
from secondhop.store.views import read_views
from secondhop.tui.app import SecondhopApp
from secondhop.tui.screens.dashboard import Dashboard
from secondhop.tui.screens.palette import PaletteList
from secondhop.tui.screens.person import PersonScreen
from secondhop.tui.screens.views import ViewsScreen
from secondhop.tui.widgets.cells import fit
from tests.cli.archives import BEN, Row, write_connections
from tests.hostile import NAMES, assert_harmless, harm
from tests.journeys.test_dashboard import press
from tests.screens import SIZES, dashboard, screen_text, typed
from tests.worlds import bring, small_world

BERLIN = ("slash", *typed(" location:berlin"), "enter")
SAVED = (*BERLIN, "V", *typed("Berlin"), "enter")


def kept(home: Path) -> list[tuple[str, str, str]]:
    return [(one.name, one.query, one.order) for one in read_views(home / "data" / "views").all]


async def test_save_leave_and_open_again(demo: Path) -> None:
    async with dashboard(demo, keys=(*BERLIN, "V")) as (app, pilot):
        assert "save this filter as: location berlin" in screen_text(app)
        shown = await press(pilot, *typed("Berlin"), "enter")
        assert "Saved Berlin: 1,273 people" in shown
        await press(pilot, "escape", "o", *typed("nam"), "enter")
        shown = await press(pilot, "v")
        assert "degree:2 location:berlin" in shown
        assert "1,273" in shown
        assert "new" not in shown.splitlines()[2]
        shown = await press(pilot, "enter")
        assert "Berlin: 1,273 people" in shown
        assert "/ degree:2 location:berlin" in shown
        assert (app.desk.sort, app.desk.result.total) == ("score", 1273)
        assert isinstance(app.screen, Dashboard)
    assert kept(demo) == [("Berlin", "degree:2 location:berlin", "score")]


async def test_who_came_by_an_import_is_new_until_it_is_opened(tmp_path: Path) -> None:
    small_world(tmp_path).close()
    keys = ("slash", *typed(" helsing"), "enter", "V", "enter", "v")
    async with dashboard(tmp_path / "home", keys=keys) as (app, pilot):
        more = [Row("Gus", "Hall", "gus-hall", "Helsing"), Row("Hal", "Ito", "hal-ito", "Acme")]
        path = write_connections(tmp_path / "more.csv", more)
        bring(app.store, path, owners={str(path): BEN.url})
        assert "+1 new" in await press(pilot)
        shown = await press(pilot, "enter")
        assert "helsing: 3 people, 1 new since it was last opened" in shown
        assert "new" not in (await press(pilot, "v")).splitlines()[2]


async def test_the_open_view_is_saved_again_and_another_is_asked_about(demo: Path) -> None:
    async with dashboard(demo, keys=SAVED) as (_, pilot):
        shown = await press(pilot, "slash", *typed(" data"), "enter", "V", "enter")
        assert "Berlin is there: replace it? y" in shown
        assert "Berlin is degree:2 location:berlin, by score" in shown
        await press(pilot, "enter")
        assert [query for _, query, _ in kept(demo)] == ["degree:2 location:berlin data"]
        await press(pilot, "escape", "V", *typed("other"), "enter")
        shown = await press(pilot, "V", *typed("berlin"), "enter")
        assert "Berlin is there: replace it?" in shown
        shown = await press(pilot, "n", "enter")
        assert "Berlin stays as it was" in shown
        await press(pilot, "V", *typed("berlin"), "enter", "y", "enter")
        assert [name for name, _, _ in kept(demo)] == ["berlin", "other"]


async def test_another_filter_never_takes_the_name_by_itself(demo: Path) -> None:
    async with dashboard(demo, keys=(*SAVED, "escape", "V")) as (app, pilot):
        assert "save this filter as: prospects" in screen_text(app)
        await press(pilot, "escape", "slash", *typed(" title:vp"), "enter", "V", "enter")
        names = {"Berlin": "degree:2 location:berlin", "title vp": "degree:2 title:vp"}
        assert {name: query for name, query, _ in kept(demo)} == names


async def test_rename_remove_and_bring_back(demo: Path) -> None:
    async with dashboard(demo, keys=(*SAVED, "v", "n")) as (app, pilot):
        assert "new name of Berlin" in screen_text(app)
        shown = await press(pilot, *typed("Bern"), "enter")
        assert "Berlin is now called Bern" in shown
        shown = await press(pilot, "x")
        assert "Removed Bern" in shown
        assert "u brings it back" in shown
        assert "No views yet." in shown
        assert kept(demo) == []
        shown = await press(pilot, "u")
        assert "Bern is back" in shown
        assert kept(demo) == [("Bern", "degree:2 location:berlin", "score")]
        assert "Nothing was removed" in await press(pilot, "u")
        assert len(app.screen_stack) == 2
        await press(pilot, "q")
        assert isinstance(app.screen, Dashboard)


async def test_save_from_the_list(demo: Path) -> None:
    async with dashboard(demo, keys=(*BERLIN, "v", "enter", "x", "n", "s", "enter")) as (app, _):
        shown = screen_text(app)
        assert "Saved location berlin: 1,273 people" in shown
        assert shown.splitlines()[2].startswith("▌location berlin")


async def test_a_wrong_name_is_asked_again(demo: Path) -> None:
    async with dashboard(demo, keys=("V", "ctrl+u", "enter")) as (app, pilot):
        assert "a view needs a name" in screen_text(app)
        await press(pilot, "escape")
        assert kept(demo) == []


async def test_a_wrong_filter_cannot_be_kept(demo: Path) -> None:
    keys = ("slash", *typed(" compny:x"), "enter", "V")
    async with dashboard(demo, keys=keys) as (app, pilot):
        assert "the filter is no query yet" in screen_text(app).lower()
        shown = await press(pilot, "v", "s")
        assert "no query yet" in shown


async def test_a_damaged_file_stands_below_and_is_left_alone(demo: Path) -> None:
    path = demo / "data" / "views" / "mine.toml"
    async with dashboard(demo, keys=SAVED) as (app, pilot):
        path.write_text('schema = 1\nname = "Mine"\nquery = "compny:x"\n')
        shown = await press(pilot, "v", "j")
        assert "line 3: " in shown
        shown = await press(pilot, "n", "x", "enter")
        assert isinstance(app.screen, ViewsScreen)
        assert "mine.toml must be put right first; it is in" in shown
        assert path.exists()


async def test_views_are_in_the_palette_from_wherever(demo: Path) -> None:
    async with dashboard(demo, keys=(*SAVED, "escape", "enter", "colon")) as (app, pilot):
        assert isinstance(app.screen_stack[-2], PersonScreen)
        finds = app.screen.query_one(PaletteList).finds
        assert [find.text for find in finds if find.view] == ["Berlin"]
        shown = await press(pilot, *typed("berlin view"), "enter")
        assert "Berlin: 1,273 people" in shown
        assert isinstance(app.screen, Dashboard)
        assert app.desk.text == "degree:2 location:berlin"


async def test_a_view_of_an_empty_home_waits_for_people(tmp_path: Path) -> None:
    async with dashboard(tmp_path / "empty", keys=("v",)) as (app, pilot):
        assert "nobody is here yet" in screen_text(app).lower()
        await press(pilot, "colon")
        assert isinstance(app, SecondhopApp)


@pytest.mark.parametrize("order", ORDERS)
async def test_every_order_can_be_chosen(demo: Path, order: str) -> None:
    async with dashboard(demo, keys=("o", *typed(order), "enter")) as (app, pilot):
        assert app.desk.sort == order
        told = "Best fit needs to know" if order == "fit" else "Sorted by"
        assert told in screen_text(app)
        before = app.desk.result.rows[:20].tolist()
        shown = await press(pilot, "slash", *typed(" berlin"))
        assert "berlin" in shown
        await press(pilot, "escape")
        assert app.desk.result.rows[:20].tolist() == before


async def test_the_order_before_is_one_key_away(demo: Path) -> None:
    async with dashboard(demo, keys=("o", *typed("nov"), "enter")) as (app, pilot):
        shown = screen_text(app)
        assert "Sorted by most novel" in shown
        assert "o enter: by score" in shown
        await press(pilot, "o", "enter")
        assert app.desk.sort == "score"
        await press(pilot, "o", "enter")
        assert app.desk.sort == "novel"


async def test_an_order_of_two_meanings_asks_again_and_tab_completes(demo: Path) -> None:
    async with dashboard(demo, keys=("o", "w", "enter")) as (app, pilot):
        assert "choose one of: warmth, warmest" in screen_text(app)
        await press(pilot, "ctrl+u", *typed("warme"), "tab", "enter")
        assert app.desk.sort == "warmest"
        await press(pilot, "o", "escape")
        assert app.desk.sort == "warmest"


async def test_fit_counts_once_there_are_goals(demo: Path) -> None:
    (demo / "data" / "goals.toml").write_text('[goal]\ntitles = ["head of data"]\n')
    async with dashboard(demo, keys=("o", *typed("fit"), "enter")) as (app, pilot):
        assert "Sorted by best fit" in screen_text(app)
        first = app.desk.result.window(0, 5).tolist()
        assert {app.store.state.people.title[row] for row in first} == {"Head of Data"}
        await press(pilot)


async def test_the_score_is_taken_apart(demo: Path) -> None:
    async with dashboard(demo, keys=("S",)) as (app, pilot):
        shown = screen_text(app)
        assert "Score of Hana Weber" in shown
        rows = {line.split()[0]: line.split() for line in shown.splitlines()[3:6]}
        points = float(rows["path"][3]) + float(rows["novelty"][3])
        assert round(points, 1) == float(rows["score"][1])
        assert "goals edit" in shown
        await press(pilot, "q")
        assert isinstance(app.screen, Dashboard)


async def test_whom_no_contact_knows_has_no_score(demo: Path) -> None:
    keys = ("slash", "ctrl+u", *typed("degree:1"), "enter", "S")
    async with dashboard(demo, keys=keys) as (app, _):
        assert "only those whom a contact knows have a score" in screen_text(app).lower()


@pytest.mark.parametrize("size", SIZES)
async def test_every_size_has_room(demo: Path, size: tuple[int, int]) -> None:
    async with dashboard(demo, size, (*SAVED, "v")) as (app, pilot):
        shown = screen_text(app)
        assert "▌Berlin" in shown
        assert "1,273" in shown
        shown = await press(pilot, "q", "o")
        assert "order by:" in shown
        assert "Score of" in await press(pilot, "escape", "S")


async def test_hostile_names_stay_in_their_row(demo: Path) -> None:
    folder = demo / "data" / "views"
    folder.mkdir(exist_ok=True)
    for number, name in enumerate(NAMES[::6]):
        text = "".join(f"\\U{ord(c):08x}" for c in name if not 0xD800 <= ord(c) < 0xE000)
        page = f'schema = 1\nname = "{text}x"\nquery = "degree:2"\n'
        (folder / f"{number}.toml").write_text(page)
    async with dashboard(demo, keys=("v",)) as (app, pilot):
        for _ in range(4):
            for line in screen_text(app).splitlines():
                assert_harmless(fit(line, 80), 80)
                assert not harm(line)
            await press(pilot, "ctrl+d")
