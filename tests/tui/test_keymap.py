"""What config.toml may say about keys: what counts, what is refused, and where that stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.keys import _character_to_key

from secondhop.__main__ import main
from secondhop.store.config import ConfigError, read_config
from secondhop.store.home import home_in, make_private
from secondhop.store.keytable import KeyEntry
from secondhop.tui.actions import BY_ID, DEFAULTS, TYPED, Keys
from secondhop.tui.keymap import ESSENTIAL, clashes, known_keys, settle
from secondhop.tui.keynames import KeyNameError, is_letter, read_key, show_key
from tests.keysheet import keys_page
from tests.test_house import loaded
from tests.worlds import open_store

ASCII = [chr(code) for code in range(33, 127)]


def entry(action: str, *keys: str, line: int = 1) -> KeyEntry:
    return KeyEntry(action, keys, line)


def refused(*entries: KeyEntry) -> list[tuple[str, str]]:
    """The ids of the entries that do not count, with the reasons."""
    return [(one.entry.id, one.reason) for one in settle(entries)[1]]


def changed(*entries: KeyEntry) -> Keys:
    """The keys that are not the ones to begin with."""
    return {one: keys for one, keys in settle(entries)[0].items() if keys != DEFAULTS[one]}


@pytest.mark.parametrize("letter", [*ASCII, "é", "Ж", "ß", "漢", "€", "§"])
def test_a_letter_is_called_as_textual_calls_it(letter: str) -> None:
    assert read_key(letter) == _character_to_key(letter)


@pytest.mark.parametrize("letter", ASCII)
def test_a_letter_is_printed_as_it_was_written(letter: str) -> None:
    assert show_key(read_key(letter)) == letter
    assert is_letter(read_key(letter))


@pytest.mark.parametrize(
    ("written", "key", "printed"),
    [
        ("esc", "escape", "esc"),
        ("Escape", "escape", "esc"),
        ("return", "enter", "enter"),
        ("Ctrl+X", "ctrl+x", "ctrl+x"),
        ("ctrl+X", "ctrl+x", "ctrl+x"),
        (" f5 ", "f5", "f5"),
        ("space", "space", "space"),
        ("pgdn", "pagedown", "pgdn"),
        ("up", "up", "↑"),
        ("shift+tab", "shift+tab", "shift+tab"),
        ("ctrl+left", "ctrl+left", "ctrl+←"),
        ("alt+x", "alt+x", "alt+x"),
        ("question_mark", "question_mark", "?"),
        ("comma", "comma", ","),
        ("+", "plus", "+"),
    ],
)
def test_keys_as_people_write_them(written: str, key: str, printed: str) -> None:
    assert (read_key(written), show_key(key)) == (key, printed)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("ctrl+i", "the same for 'ctrl+i' and 'tab'"),
        ("ctrl+m", "'enter'"),
        ("ctrl+j", "'enter'"),
        ("ctrl+h", "'backspace'"),
        ("ctrl+[", "'escape'"),
        ("ctrl+shift+a", "without shift"),
        ("shift+a", "write 'A'"),
        ("shift+enter", "of its own"),
        ("ctrl+1", "of its own"),
        ("not a key", "is no key"),
        ("", "write a key as in"),
        ("f99", "is no key"),
        ("hyper+x", "is no key"),
        ("ctrl+ctrl+x", "is no key"),
        ("\x07", "is no key"),
    ],
)
def test_what_is_no_key_is_refused_with_a_reason(written: str, reason: str) -> None:
    with pytest.raises(KeyNameError, match=reason.replace("+", r"\+").replace("[", r"\[")):
        read_key(written)


def test_an_entry_replaces_all_keys_of_its_action() -> None:
    assert changed(entry("note", "N", "f5")) == {"note": ("N", "f5")}
    assert changed(entry("mark")) == {"mark": ()}
    assert changed(entry("note", "N", "N")) == {"note": ("N",)}


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (entry("dne", "x"), "there is no action 'dne'; did you mean done?"),
        (entry("zzzzz", "x"), "docs/keys.md names them all"),
        (entry("tag", "bogus"), "tag: 'bogus' is no key"),
        (entry("tag", "T", "ctrl+i"), "tag: terminals send the same"),
        (KeyEntry("tag", None, 1), 'write the keys of tag in quotes, as in tag = "x, f5"'),
        (entry("help"), "help must keep a key"),
        (entry("type-keep", "k"), "type-keep cannot be 'k', which is typed there"),
        (entry("type-keep", "space"), "which is typed there"),
        (entry("done", "t"), "done: 't' already is tag"),
        (entry("done", "j"), "done: 'j' already is down"),
        (entry("down", "a"), "down: 'a' already is follow-up"),
        (entry("type-clear", "ctrl+w"), "type-clear: 'ctrl+w' already is type-erase-word"),
        (entry("order", "ctrl+q"), "order: 'ctrl+q' already is quit-now"),
    ],
)
def test_what_cannot_be_is_refused_and_the_rest_counts(wrong: KeyEntry, reason: str) -> None:
    ((_, told),) = refused(wrong, entry("note", "N"))
    assert reason in told
    assert changed(wrong, entry("note", "N")) == {"note": ("N",)}


@pytest.mark.parametrize("action", ESSENTIAL)
def test_what_everybody_needs_keeps_a_key(action: str) -> None:
    assert settle([entry(action)])[0][action] == DEFAULTS[action]


def test_two_actions_may_swap_keys() -> None:
    assert refused(entry("done", "a"), entry("follow-up", "d")) == []


def test_of_two_that_want_a_key_the_first_gets_it() -> None:
    wanted = entry("tag", "ctrl+b", line=3), entry("note", "ctrl+b", line=2)
    assert refused(*wanted) == [("tag", "tag: 'ctrl+b' already is note")]
    assert changed(*wanted) == {"note": ("ctrl+b",)}


def test_who_falls_back_takes_its_key_again_from_whoever_wanted_it() -> None:
    """`done` cannot have `t`, so it keeps `d`, which `note` then cannot have either."""
    told = refused(entry("done", "t", line=1), entry("note", "d", line=2))
    assert [action for action, _ in told] == ["done", "note"]
    assert changed(entry("done", "t"), entry("note", "d")) == {}


def test_places_that_are_never_together_may_share_a_key() -> None:
    assert refused(entry("request", "t"), entry("type-clear", "ctrl+r")) == []
    assert refused(entry("log", "l", "L")) == []  # as it has been with the counts


def test_to_begin_with_only_these_share_a_key() -> None:
    """The nearer one wins: in the counts `l` goes on, elsewhere it logs."""
    held: dict[str, set[str]] = {}
    for action, keys in DEFAULTS.items():
        for key in keys if BY_ID[action].group != TYPED else ():
            held.setdefault(key, set()).add(action)
    shared = {frozenset(actions) for actions in held.values() if len(actions) > 1}
    assert shared == {
        frozenset({"log", "count-next", "draft-language"}),
        frozenset({"mark", "scroll"}),
        frozenset({"order", "import-owner", "draft-via"}),
        frozenset({"ways", "import-me"}),
        frozenset({"stage", "request", "view-save", "draft-save"}),
        frozenset({"note", "view-rename"}),
        frozenset({"exclude", "view-remove"}),
        frozenset({"demo", "draft-fresh"}),
        frozenset({"introduce", "draft-ideas"}),
        frozenset({"next-tie", "draft-write"}),
        frozenset({"back", "zoom-out"}),
    }


ENTRIES = st.builds(
    KeyEntry,
    st.sampled_from([*BY_ID, "nonsense"]),
    st.none() | st.lists(st.sampled_from([*"adjqtux?", "ctrl+r", "enter", "f5", "no"]), max_size=2),
    st.integers(0, 9),
)


@given(st.lists(ENTRIES, max_size=12, unique_by=lambda one: one.id))
def test_whatever_is_written_keys_never_clash(entries: list[KeyEntry]) -> None:
    keys, wrong = settle(entries)
    assert list(clashes(keys)) == []
    assert all(keys[action] for action in ESSENTIAL)
    assert keys.keys() == DEFAULTS.keys()
    ids = {one.entry.id for one in wrong}
    assert all(keys[one.id] == DEFAULTS[one.id] for one in entries if one.id in ids & keys.keys())


CONFIG = """theme = "ansi-dark"  # done = "x"

[weights]
connected = 0.5

[keys]
# tag = "T"
note = "N, f5"
"follow-up" = ["F", ","]
  dne="y"
down.wards = "w"
quit = 7
[ keys.up ]
over = "e"
"""


def test_entries_know_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(CONFIG)
    found = {one.id: (one.keys, one.line) for one in read_config(path).keys}
    assert found == {
        "note": (("N", "f5"), 8),
        "follow-up": (("F", ","), 9),
        "dne": (("y",), 10),
        "down.wards": (("w",), 11),
        "quit": (None, 12),
        "up.over": (("e",), 14),
    }


def test_a_table_in_one_line_knows_that_line(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('\nkeys = { tag = "T", note = "" }\n')
    assert [(one.id, one.line) for one in read_config(path).keys] == [("tag", 2), ("note", 2)]


def test_keys_that_are_no_table_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('keys = "x"')
    with pytest.raises(ConfigError, match="write \\[keys\\] above the keys"):
        read_config(path)


def test_what_is_wrong_is_told_with_file_and_line(tmp_path: Path) -> None:
    home = home_in(tmp_path)
    make_private(home.data)
    home.config.write_text(CONFIG)
    store = open_store(tmp_path)
    assert known_keys(store.settings)["note"] == ("N", "f5")
    told = [str(problem) for problem in store.problems]
    assert f"{home.config}:10: [keys] there is no action 'dne'; did you mean done?" in told
    assert f"{home.config}:12: [keys] write the keys of quit in quotes" in told[2]
    assert len(told) == 4
    store.close()


def test_doctor_tells_too_and_other_commands_go_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = home_in(tmp_path)
    make_private(home.data)
    home.config.write_text(CONFIG)
    assert main(["--home", str(tmp_path), "doctor"]) == 3
    assert f"{home.config}:10: [keys] there is no action 'dne'" in capsys.readouterr().out
    assert main(["--home", str(tmp_path), "find"]) == 1
    assert "[keys]" not in capsys.readouterr().err


def test_the_example_of_the_document_is_right(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(keys_page().partition("```toml\n")[2].partition("```")[0])
    entries = read_config(path).keys
    assert settle(entries)[1] == []
    assert len(changed(*entries)) == 5


def test_checking_keys_needs_no_screen() -> None:
    assert loaded("import secondhop.tui.keymap", ("textual", "rich")) == []
