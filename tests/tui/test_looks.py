"""What is taken for shown by a terminal: from its name, the locale, the setting and the user."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from secondhop.store.config import ConfigError, read_config
from secondhop.tui.terminal.looks import Looks, given_environment, looks_of
from secondhop.tui.terminal.paint import Paint
from secondhop.tui.terminal.start import refusal, scrub_environment
from secondhop.tui.widgets.glyphs import ASCII, UTF_8

UTF_8_HERE = {"TERM": "xterm-256color", "LANG": "de_DE.UTF-8"}
BLACK = Color(0, 0, 0)


@pytest.mark.parametrize(
    ("environment", "encoding", "glyphs"),
    [
        ({"LANG": "en_US.UTF-8"}, "utf-8", "utf-8"),
        ({"LANG": "en_US.utf8"}, "UTF-8", "utf-8"),
        ({"LANG": "C", "LC_CTYPE": "UTF-8"}, "utf-8", "utf-8"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "C"}, "utf-8", "ascii"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": ""}, "utf-8", "utf-8"),
        ({"LANG": "en_US.UTF-8", "LC_CTYPE": "POSIX"}, "utf-8", "ascii"),
        ({"LANG": "de_DE.ISO-8859-1"}, "utf-8", "ascii"),
        ({"LANG": "de_DE"}, "utf-8", "ascii"),
        ({}, "utf-8", "utf-8"),
        ({"LANG": "en_US.UTF-8"}, "ascii", "ascii"),
        ({"LANG": "en_US.UTF-8"}, "iso8859-1", "ascii"),
        ({"LANG": "en_US.UTF-8", "TERM": "linux"}, "utf-8", "console"),
        ({"LANG": "C", "TERM": "linux"}, "utf-8", "ascii"),
        ({"LANG": "en_US.UTF-8", "TERM": "vt100"}, "utf-8", "ascii"),
        ({"LANG": "en_US.UTF-8", "TERM": "vte-256color"}, "utf-8", "utf-8"),
        ({"LANG": "en_US.UTF-8", "SECONDHOP_GLYPHS": "ascii"}, "utf-8", "ascii"),
        ({"LANG": "C", "SECONDHOP_GLYPHS": "UTF8"}, "utf-8", "utf-8"),
        ({"LANG": "en_US.UTF-8", "SECONDHOP_GLYPHS": "nonsense"}, "utf-8", "utf-8"),
    ],
)
def test_glyphs_of_a_terminal(environment: dict[str, str], encoding: str, glyphs: str) -> None:
    assert looks_of("auto", environment, encoding).glyphs.name == glyphs


def test_a_setting_beats_the_locale_and_the_environment_beats_the_setting() -> None:
    assert looks_of("ascii", UTF_8_HERE, "utf-8").glyphs is ASCII
    assert looks_of("utf-8", {"LANG": "C"}, "utf-8").glyphs is UTF_8
    both = {**UTF_8_HERE, "SECONDHOP_GLYPHS": "utf-8"}
    assert looks_of("ascii", both, "utf-8").glyphs is UTF_8


@pytest.mark.parametrize(
    ("environment", "has_colour"),
    [
        ({"TERM": "xterm"}, True),
        ({"TERM": "xterm", "NO_COLOR": ""}, True),
        ({"TERM": "xterm", "NO_COLOR": "0"}, False),
        ({"TERM": "vt220"}, False),
        ({"TERM": "xterm-mono"}, False),
        ({"TERM": "tmux-256color"}, True),
    ],
)
def test_colours_of_a_terminal(environment: dict[str, str], has_colour: bool) -> None:
    assert looks_of("auto", environment, "utf-8").has_colour is has_colour


@pytest.mark.parametrize(
    ("ground", "theme"),
    [
        ("0;15", "ansi-light"),
        ("0;default;7", "ansi-light"),
        ("15;0", "ansi-dark"),
        ("", "ansi-dark"),
    ],
)
def test_a_light_background_that_says_so_gets_the_light_theme(ground: str, theme: str) -> None:
    assert looks_of("auto", {"COLORFGBG": ground}, "utf-8").theme == theme


def test_a_locale_that_python_made_up_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_CTYPE", "C.UTF-8")
    block = tmp_path / "environ"
    block.write_bytes(b"TERM=xterm\0HOME=/home/x\0")
    assert "LC_CTYPE" not in given_environment(block)
    block.write_bytes(b"LC_CTYPE=\0TERM=xterm\0")
    assert "LC_CTYPE" not in given_environment(block)
    block.write_bytes(b"TERM=xterm\0LC_CTYPE=UTF-8\0")
    assert given_environment(block)["LC_CTYPE"] == "C.UTF-8"
    assert given_environment(tmp_path / "none") == dict(os.environ)


def painted(paint: Paint, text: str, style: Style) -> Segment:
    return paint.apply([Segment(text, style)], BLACK)[0]


def test_paint_leaves_plain_looks_alone() -> None:
    style = Style(color="yellow", bold=True)
    assert painted(Paint(Looks()), "●○ Ivo", style) == Segment("●○ Ivo", style)


def test_paint_takes_out_what_acts_and_keeps_the_room() -> None:
    hostile = "a\x1b[31m\u202eb\u200d👩 c"
    shown = painted(Paint(Looks()), hostile, Style()).text
    assert shown.rstrip() == "ab👩 c"
    assert cell_len(shown) == cell_len(hostile)
    assert painted(Paint(Looks(glyphs=ASCII)), "│👩 é", Style()).text == "|?? e"


def test_paint_without_colour_keeps_weight_and_reverses_what_stood_out() -> None:
    paint = Paint(Looks(has_colour=False))
    for colour in ("yellow", "bright_black", "#ff0000", "color(200)", "default"):
        assert painted(paint, "x", Style(color=colour, bold=True)).style == Style(bold=True)
    assert painted(paint, "x", Style(bgcolor="blue")).style == Style(reverse=True)
    assert painted(paint, "x", Style(bgcolor="default")).style == Style()


def test_paint_on_light_avoids_what_cannot_be_read_there() -> None:
    paint = Paint(Looks(is_light=True))
    for word in ("yellow", "cyan", "green"):
        style = painted(paint, "x", Style(color=word, dim=True)).style
        assert style is not None and style.color is not None
        assert style.color.name in ("magenta", "blue", "red")
        assert style.dim


def test_only_the_users_palette_is_used_unless_another_theme_is_wished() -> None:
    red = Style(color="#ff0000")
    assert painted(Paint(Looks()), "x", red).style == Style()
    assert painted(Paint(Looks(), is_own_palette=False), "x", red).style == red


def test_what_would_end_or_mislead_the_program_is_dropped() -> None:
    environment = {
        "TEXTUAL_COLOR_SYSTEM": "",
        "TEXTUAL_PRESS": "d",
        "TEXTUAL_THEME": "none",
        "TEXTUAL_FPS": "30",
        "NO_COLOR": "",
        "COLUMNS": "80",
        "TERM": "xterm",
    }
    scrub_environment(environment)
    assert environment == {"TEXTUAL_FPS": "30", "TERM": "xterm"}
    for kept in ({"TEXTUAL_COLOR_SYSTEM": "256"}, {"NO_COLOR": "1"}):
        scrub_environment(same := dict(kept))
        assert same == kept


@pytest.mark.parametrize("term", ["", "dumb", "unknown"])
def test_what_is_no_terminal_is_refused(term: str) -> None:
    assert refusal((None, sys.stdout, sys.stderr), {"TERM": "xterm"})
    assert "set TERM" in _refused_on_a_terminal(term)
    assert not _refused_on_a_terminal("xterm")


def _refused_on_a_terminal(term: str) -> str:
    ours, theirs = os.openpty()
    with os.fdopen(theirs, "w", closefd=True) as terminal:
        reason = refusal((terminal,) * 3, {"TERM": term})
    os.close(ours)
    return reason


@pytest.mark.parametrize(
    ("text", "says"),
    [('glyphs = "ascii"', ""), ('glyphs = "utf-16"', "utf-16"), ("glyphs = 3", "must be one of")],
)
def test_the_setting_is_checked(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(f"[terminal]\n{text}\n", encoding="utf-8")
    if not says:
        assert read_config(path).terminal.glyphs == "ascii"
        return
    with pytest.raises(ConfigError, match=says):
        read_config(path)
