"""Every filter of LinkedIn's people search finds people in the demo, on the screen and off it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from secondhop.__main__ import main
from tests.journeys.test_dashboard import press
from tests.screens import TODAY, dashboard, typed

FILTERS = {
    "connections": "degree:1",
    "second degree": "degree:2",
    "connections of": 'via:"Gita Clarke"',
    "location": "location:(berlin or oslo)",
    "current company": "company:helsing",
    "past company": "past:nordwind",
    "industry": "industry:robotics",
    "school": 'school:"Spree University"',
    "group": 'group:"Berlin Data Evenings"',
    "title": 'title:"head of data"',
    "keywords": "platform -data",
    "name": "name:weber",
    "first and last name": 'name:"hana weber"',
    "hiring": "is:hiring",
}


@pytest.mark.parametrize("text", FILTERS.values(), ids=FILTERS)
async def test_the_filter_finds_the_same_on_the_screen_and_without(
    text: str, demo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--home", str(demo), "find", text, "--json"], TODAY) == 0
    found = json.loads(capsys.readouterr().out)
    async with dashboard(demo, keys=("slash", "ctrl+u", *typed(text), "enter")) as (app, _):
        assert 0 < app.desk.result.total < len(app.store.state.people) - 1
        rows = app.desk.result.rows.tolist()
        assert [one["id"] for one in found["people"]] == [
            app.store.state.people.ids[n] for n in rows
        ]


async def test_all_of_them_together_lead_to_one_person(demo: Path) -> None:
    text = (
        'degree:2 via:"yuki santos" location:berlin company:helsing past:nordwind'
        ' industry:robotics school:spree title:"head of data" name:weber'
    )
    async with dashboard(demo, keys=("slash", "ctrl+u", *typed(text))) as (
        app,
        pilot,
    ):
        person = app.desk.person(app.desk.selection)
        assert app.desk.result.total == 1
        assert person is not None
        assert person.name == "Hana Weber"
        shown = await press(pilot, "enter", "slash", *typed("team"), "enter")
        assert "Nobody matches" in shown
        shown = await press(pilot, "W", *typed("hana weber"), "enter")
        assert "Hana Weber: left out by team" in shown
