"""Keys of one's own: they work, the former ones do nothing, and every word on the screen knows."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import secondhop.tui
from secondhop.store.home import home_in
from secondhop.tui.actions import ACTIONS, BY_ID, DEFAULTS, EVERY, MOVE, TYPED, use_keys
from secondhop.tui.panes.prospects import ProspectList
from secondhop.tui.screens.dashboard import Dashboard
from secondhop.tui.screens.person import PersonScreen
from secondhop.tui.widgets.lineinput import LineInput
from secondhop.tui.widgets.strokes import TYPING, doing
from tests.journeys.test_dashboard import press
from tests.screens import SCREENS, Screen, dashboard, screen_text, typed

SIZE = (120, 40)


@pytest.fixture(autouse=True)
def keyboard() -> Iterator[None]:
    """A keyboard for the test alone; the next one finds it as it was."""
    yield
    use_keys({})
    LineInput.at_key = doing(TYPING)


def strange_keys() -> dict[str, str]:
    """Another key for everything, which nothing had: foreign letters, and F where one types."""
    letters = iter(
        "αβγδεζηθικλμνξοπρστυφχψωабвгдежзийклмнопрстуфхцчшщъыьэюяђєѕіјљњћџґ" + "ΓΔΘΛΞΠΣΦΨΩ"
    )
    functions = iter(f"f{number}" for number in range(1, 25))
    return {
        one.id: next(functions if one.group == TYPED or one.id == "interrupt" else letters)
        for one in EVERY
    }


def with_keys(home: Path, **keys: str) -> Path:
    """The home with these keys chosen in it."""
    path = home_in(home).config
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [f'{action.replace("_", "-")} = "{key}"' for action, key in keys.items()]
    path.write_text("\n".join(["[keys]", *lines]))
    return home


async def test_chosen_keys_work_and_the_former_ones_do_nothing(demo: Path) -> None:
    home = with_keys(demo, down="J", filter="F", done="D", help="f1", quit="Q", next_pane="N")
    async with dashboard(home) as (app, pilot):
        before = screen_text(app)
        for former in ("j", "slash", "d", "question_mark", "q", "tab", "down"):
            assert await press(pilot, former) == before, former
        assert await press(pilot, "J") != before
        assert app.desk.selection == app.screen.query_one(ProspectList).person_at(1)
        shown = await press(pilot, "F", *typed("helsing"), "enter")
        assert "/ degree:2 helsing" in shown
        shown = await press(pilot, "N", "N", "D")
        assert "Done: ask Pia what Ravi said" in shown
        assert "Keys and words" in await press(pilot, "f1")
        assert "Keys and words" in await press(pilot, "q")
        assert "Keys and words" not in await press(pilot, "Q")
        await press(pilot, "Q")
    assert app.return_code == 0


async def test_keys_for_typing_can_be_chosen(demo: Path) -> None:
    home = with_keys(demo, type_keep="f2", type_cancel="f3", type_clear="ctrl+x")
    async with dashboard(home, keys=("slash", *typed("zzz"))) as (app, pilot):
        assert "f2 keep  tab complete  f3 cancel" in screen_text(app)
        shown = await press(pilot, "enter", "escape", "ctrl+u")
        assert "/ degree:2 zzz" in shown
        await press(pilot, "ctrl+x", *typed("helsing"), "f2")
        assert app.desk.text == "helsing"


async def test_an_action_without_a_key_is_still_in_the_palette(demo: Path) -> None:
    async with dashboard(with_keys(demo, order="", undo="")) as (app, pilot):
        before = screen_text(app)
        assert await press(pilot, "o") == before
        shown = await press(pilot, "colon", *typed("order"), "enter", "enter")
        assert "Sorted by warmth" in shown
        shown = await press(pilot, "t", *typed("keen"), "enter")
        assert "ctrl+p undo undoes it" in shown


async def test_wrong_keys_are_told_at_the_start_and_the_rest_counts(demo: Path) -> None:
    home = with_keys(demo, done="t", dne="x", note="N")
    async with dashboard(home) as (app, pilot):
        assert "config.toml:2: [keys] done: 't' already is tag" in screen_text(app)
        assert "1 more" in screen_text(app)
        assert "tags of" in await press(pilot, "t")
        assert "note about" in await press(pilot, "escape", "N")
        told = [str(problem) for problem in app.store.problems]
        assert any("dne" in one and "did you mean done?" in one for one in told)


def translated(screen: Screen) -> tuple[str, ...]:
    """The keys that lead to a screen, for the strange keyboard; what is typed stays as it is."""
    strange, keys, typing = strange_keys(), [], False
    at_key = {key: action.id for action in ACTIONS for key in DEFAULTS[action.id]}
    moving = {key: one.id for one in EVERY if one.group == MOVE for key in DEFAULTS[one.id]}
    if screen.name == "counts":
        at_key["l"] = "count-next"
    for key in screen.keys:
        if typing and key != "enter":
            keys.append(key)
            continue
        keys.append(strange["type-keep"] if typing else strange[at_key.get(key) or moving[key]])
        typing = key in ("slash", "a", "colon") or (typing and screen.name == "prompt")
    return tuple(keys)


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
async def test_no_screen_names_a_key_that_is_not_in_force(
    screen: Screen, demo: Path, tmp_path: Path
) -> None:
    home = with_keys(tmp_path / "empty" if screen.empty else demo, **strange_keys())
    async with dashboard(home, SIZE, translated(screen)) as (app, _):
        assert app.store.problems == []
        hints = screen_text(app).splitlines()[-1]
        first = {part.split()[0] for part in re.split(r"  +", hints.strip())}
        assert first <= set(strange_keys().values()), hints


def owes_nothing(screen: Dashboard) -> int:
    """How far down the first one stands to whom nothing is owed."""
    rows, records = screen.query_one(ProspectList), screen.desk.state.records
    people = [rows.person_at(index) for index in range(20)]
    return next(n for n, one in enumerate(people) if one and not records.follow_ups(one))


async def test_messages_name_the_keys_in_force(demo: Path) -> None:
    strange = strange_keys()
    keep = strange["type-keep"]
    async with dashboard(with_keys(demo, **strange), SIZE) as (app, pilot):
        shown = await press(pilot, strange["tag"], *typed("keen"), keep)
        assert f"{strange['undo']} undoes it" in shown
        shown = await press(pilot, strange["undo"])
        assert f"{strange['redo']} does it again" in shown
        assert isinstance(app.screen, Dashboard)
        await press(pilot, *[strange["down"]] * owes_nothing(app.screen))
        shown = await press(pilot, strange["done"])
        assert f"{strange['follow-up']} adds a follow-up" in shown
        shown = await press(pilot, strange["pane-outreach"], strange["done"])
        assert f"next one in 7 days? {strange['follow-up']}" in shown
        shown = await press(pilot, strange["open"], strange["order"])
        assert f"Not on this page; {strange['quit']} goes back" in shown


NAMED = re.compile(
    r"(?<![\w`'])(?:ctrl\+\w|esc|escape|enter|tab|backspace)(?![\w'=])"
    r"|(?:^|[ (;,:.·])(?:[b-zB-HJ-Z?/:]|a(?= (?:add|undo|log|show)s)|I(?= import)) [a-z]+s\b"
    r"|[Pp]ress (?!it\b|\{)\S"
)
"""A key as a sentence would name it: `u undoes it`, `Press I`, `esc starts again`."""
TABLES = {"actions.py", "strokes.py", "keynames.py", "keymap.py", "bindings.py"}


def said(path: Path) -> Iterator[str]:
    """The literals of a module that may reach the screen: neither documentation nor identifiers."""
    tree = ast.parse(path.read_text("utf-8"))
    silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and id(node) not in silent else None
        if isinstance(text, str) and " " in text.strip():
            yield text


@pytest.mark.parametrize(
    "path",
    sorted(Path(secondhop.tui.__path__[0]).rglob("*.py")),
    ids=lambda path: f"{path.parent.name}-{path.stem}",
)
def test_no_sentence_names_a_key_by_hand(path: Path) -> None:
    if path.name not in TABLES and path.parent.name != "terminal":
        assert [text for text in said(path) if NAMED.search(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "u undoes it",
        "Press I and choose",
        "it; esc starts again",
        "done? enter takes it",
        "tab completes",
    ],
)
def test_a_key_named_by_hand_would_be_seen(text: str) -> None:
    assert NAMED.search(text)


async def test_the_help_shows_the_keys_in_force_and_what_cannot_be_done(demo: Path) -> None:
    home = with_keys(demo, done="ctrl+x", note="N")
    async with dashboard(home, (120, 100)) as (app, pilot):
        assert isinstance(app.screen, Dashboard)
        await press(pilot, *["j"] * owes_nothing(app.screen))
        lines = (await press(pilot, "question_mark")).splitlines()
        (done,) = [line for line in lines if BY_ID["done"].help in line]
        assert done.split()[0] == "ctrl+x"
        assert "(nothing is owed here; a adds a follow-up)" in done
        (note,) = [line for line in lines if "Write a note" in line and "EDITOR" not in line]
        assert note.split()[0] == "N"
        (undo,) = [line for line in lines if BY_ID["undo"].help in line]
        assert "nothing to undo in this session" in undo


async def test_hints_fade_when_there_is_nothing_to_do(demo: Path) -> None:
    async with dashboard(demo, keys=("3",)) as (app, pilot):
        assert isinstance(app.screen, Dashboard)
        assert app.screen.hints("done", "undo") == [("d", "done", True), ("u", "undo", False)]
        await press(pilot, "d")
        assert app.screen.hints("undo") == [("u", "undo", True)]
        await press(pilot, "u")
        assert app.screen.hints("undo") == [("u", "undo", False)]
        assert app.screen.hints("redo") == [("ctrl+r", "redo", True)]
        await press(pilot, "ctrl+r")
        assert app.screen.hints("undo", "redo") == [("u", "undo", True), ("ctrl+r", "redo", False)]


async def test_what_belongs_elsewhere_says_where(demo: Path) -> None:
    async with dashboard(demo) as (app, pilot):
        assert isinstance(app.screen, Dashboard)
        actions = ("down", "count-next", "scroll", "type-keep", "import-owner", "demo")
        reasons = [app.screen.why_not(action) for action in actions]
        assert reasons[:5] == [
            "",
            "only in the counts",
            "only on a page to read",
            "only while typing",
            "only before an import",
        ]
        assert "your own people are here" in reasons[5]
        await press(pilot, "tab")
        assert [app.screen.why_not(action) for action in actions[:2]] == ["", ""]


async def test_what_another_page_does_is_said_on_this_one(demo: Path) -> None:
    async with dashboard(demo, keys=("enter",)) as (app, _):
        assert isinstance(app.screen, PersonScreen)
        assert app.screen.why_not("scroll") == ""
        assert app.screen.why_not("filter") == "not on this page; q goes back"


async def test_a_key_of_an_empty_home_is_free_elsewhere(demo: Path, tmp_path: Path) -> None:
    async with dashboard(tmp_path / "empty", keys=("s",)) as (app, _):
        assert "A message to send to a friend" in screen_text(app)
    async with dashboard(demo, keys=("s",)) as (app, _):
        assert "stage of" in screen_text(app)


async def test_ctrl_c_cancels_and_never_quits(demo: Path) -> None:
    async with dashboard(demo, keys=("a", *typed("x"), "ctrl+c")) as (app, pilot):
        assert "follow up with" not in screen_text(app)
        assert "q closes this page" in await press(pilot, "ctrl+c")
        assert "Keys and words" not in await press(pilot, "question_mark", "ctrl+c")
        assert app.is_running
        await press(pilot, "slash", "ctrl+q")
    assert app.return_code == 0
