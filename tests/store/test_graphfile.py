from __future__ import annotations

import os
import re
import subprocess
import sys
import zlib
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhop.model.change import Changed
from secondhop.store.graphfile import (
    FactLine,
    NoteLine,
    PersonLine,
    SourceLine,
    TieLine,
    TouchLine,
    decode_graph,
    encode_graph,
    line_at,
    new_name,
    read_graph,
    sweep,
    write_graph,
)
from secondhop.store.home import home_in, make_private
from secondhop.store.store import Store
from tests.cli.archives import ME
from tests.worlds import (
    bring,
    differences,
    id_of,
    note,
    open_store,
    outline,
    picture,
    small_world,
    tree,
    write_mine,
)

SOURCE = SourceLine(1, "linkedin", "Connections.csv", "me000000", as_of="2026-11-02", content="c0")
LINES: tuple[FactLine, ...] = (
    PersonLine("ana00000", "Ana Silva", ("in:ana-silva",), title="CTO", tied=True, line=5),
    PersonLine("ben00000", "Ben Itō", ("in:ben",), skills=("sql", "go"), tied=True, line=6),
    TieLine("ana00000", "ben00000", "group thread", "2026-01-02"),
    TouchLine("t0", "ana00000", "message", "2026-01-02", "in", "Olá\u200d"),
    NoteLine("n0", "ben00000", "a note", "2026-01-03"),
)
CONTENT = encode_graph(SOURCE, LINES)

TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
TEXTS = st.lists(TEXT, max_size=3).map(tuple)
FACTS = st.one_of(
    st.builds(
        PersonLine,
        TEXT,
        TEXT,
        TEXTS,
        title=TEXT,
        skills=TEXTS,
        tied=st.booleans(),
        line=st.integers(0, 2**40),
    ),
    st.builds(TieLine, TEXT, TEXT, TEXT, TEXT),
    st.builds(TouchLine, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT),
    st.builds(NoteLine, TEXT, TEXT, TEXT, TEXT),
)


@given(st.builds(SourceLine, st.just(1), TEXT, TEXT, TEXT, TEXT), st.lists(FACTS, max_size=6))
def test_a_file_comes_back_as_it_was(source: SourceLine, lines: list[FactLine]) -> None:
    content = encode_graph(source, lines)
    file = decode_graph("0001-x", content)
    assert (file.source, list(file.lines), file.problems) == (source, lines, ())
    assert [line_at(content, offset) for offset in file.offsets] == lines


@pytest.mark.parametrize("bit", range(8))
def test_a_flipped_bit_anywhere_is_reported(bit: int) -> None:
    for place in range(len(CONTENT) - 1):
        damaged = bytearray(CONTENT)
        damaged[place] ^= 1 << bit
        assert decode_graph("0001-x", bytes(damaged)).problems, place


def test_a_byte_lost_zeroed_or_added_anywhere_is_reported() -> None:
    for place in range(len(CONTENT) - 1):
        before, after = CONTENT[:place], CONTENT[place + 1 :]
        for damaged in (before + after, before + b"\0" + after, before + b"x" + CONTENT[place:]):
            assert decode_graph("0001-x", damaged).problems, place


def test_a_file_cut_anywhere_is_reported_and_the_rest_can_be_read() -> None:
    for length in range(len(CONTENT) - 1):
        file = decode_graph("0001-x", CONTENT[:length])
        assert file.problems, length
        assert list(file.lines) == list(LINES[: len(file.lines)])
        assert [line_at(file.content, offset) for offset in file.offsets] == list(file.lines)


def test_a_missing_end_of_the_last_line_is_harmless() -> None:
    file = decode_graph("0001-x", CONTENT[:-1])
    assert (file.lines, file.problems) == (LINES, ())


def test_problems_name_file_and_line() -> None:
    content = CONTENT.replace(b'"k":"tie"', b'"k":"tie')
    problems = decode_graph("0001-x", content).problems
    assert str(problems[0]).startswith("0001-x.jsonl:4: unreadable line")
    assert "import the source again" in str(problems[1])


def test_kinds_of_a_later_version_are_no_problem() -> None:
    later = b'{"k":"skill","person":"ana00000","what":[{"deep":1}]}\n'
    body = CONTENT[: CONTENT.rindex(b'{"k":"end"')] + later
    end = b'{"k":"end","crc":"%08x"}\n' % zlib.crc32(body)
    file = decode_graph("0001-x", body + end)
    assert (file.lines, file.problems) == (LINES, ())


def test_a_file_of_a_later_version_is_told() -> None:
    newer = msgspec.structs.replace(SOURCE, secondhop=2)
    (problem,) = decode_graph("0001-x", encode_graph(newer, LINES)).problems
    assert "newer secondhop" in problem.reason


@given(st.binary(max_size=200))
def test_any_bytes_are_a_file_with_problems(raw: bytes) -> None:
    for content in (raw, CONTENT + raw, raw + CONTENT):
        file = decode_graph("0001-x", content)
        assert file.problems or list(file.lines) == list(LINES)


@pytest.mark.parametrize("raw", [b"[" * 100_000, b'{"k":"person","id":"\xff"}', b"null", b"{}"])
def test_a_strange_line_is_a_problem_never_a_crash(raw: bytes) -> None:
    assert decode_graph("0001-x", raw + b"\n" + CONTENT).problems


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    file = read_graph(tmp_path, "0001-x")
    assert file.lines == ()
    assert "could not read" in str(file.problems[0])


def test_names_are_free_and_tell_ids_apart(tmp_path: Path) -> None:
    name = new_name(tmp_path, 1, "linkedin", "2026-11-23", CONTENT)
    assert re.fullmatch(r"0001-linkedin-2026-11-23-[0-9a-f]{8}", name)
    write_graph(tmp_path, name, CONTENT)
    (tmp_path / "notes.jsonl").write_text("")
    assert new_name(tmp_path, 2, "linkedin", "2026-11-23", CONTENT).startswith("0003-")
    other_ids = CONTENT.replace(b"ana00000", b"ana11111")
    assert new_name(tmp_path, 1, "linkedin", "2026-11-23", other_ids)[-8:] != name[-8:]


def test_what_dead_programs_left_is_swept(tmp_path: Path) -> None:
    dead = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True
    )
    kept = [
        tmp_path / f".x.{os.getpid()}.0a0b.tmp",
        tmp_path / ".x.notes.tmp",
        tmp_path / "0001-linkedin.jsonl",
    ]
    left = tmp_path / f".x.{int(dead.stdout)}.0a0b.tmp"
    for path in (left, *kept):
        path.write_text("people")
    sweep(tmp_path)
    assert sorted(tmp_path.iterdir()) == sorted(kept)
    sweep(tmp_path / "nowhere")
    for folder in (home := home_in(tmp_path)).graph, home.cache, home.state, home.views:
        make_private(folder)
        (folder / left.name).write_text("people")
    Store.open(home).close()
    assert not list(tmp_path.glob(f"**/{left.name}"))


def test_a_file_that_comes_late_is_shown_when_it_does(tmp_path: Path) -> None:
    store = small_world(tmp_path)
    whole = picture(store.state)
    store.close()
    path = sorted(store.home.graph.iterdir())[1]
    path.rename(tmp_path / "late")
    other = open_store(tmp_path / "home")
    assert [str(problem) for problem in other.problems if path.name in str(problem)]
    assert differences(whole, picture(other.state)) != {}
    told: list[Changed] = []
    other.subscribe(told.append)
    assert other.poll() is None
    path.write_bytes(b"")  # it comes bit by bit
    assert other.poll() is None
    (tmp_path / "late").rename(path)
    changed = other.poll()
    assert changed is not None
    assert told == [changed]
    assert (changed.people, changed.ties) == (None, True)
    assert other.problems == []
    assert differences(whole, picture(other.state)) == {}
    assert other.poll() is None


def test_a_file_cut_anywhere_still_opens(tmp_path: Path) -> None:
    store = small_world(tmp_path)
    ana = id_of(store, "Ana Silva")
    store.close()
    path = sorted(store.home.graph.iterdir())[0]
    content = path.read_bytes()
    for length in range(0, len(content) - 1, 7):
        path.write_bytes(content[:length])
        other = open_store(tmp_path / "home")
        assert other.problems
        other.state.patch([f"p:{ana}"])
        picture(other.state)


def test_importing_the_source_again_makes_up_for_damage(tmp_path: Path) -> None:
    store = small_world(tmp_path)
    whole = outline(store.state)
    ana = id_of(store, "Ana Silva")
    store.apply(note("n1", ana))
    store.close()
    path = sorted(store.home.graph.iterdir())[0]
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(line for line in lines if b"Fay" not in line))
    other = open_store(tmp_path / "home")
    assert "Fay Moreau" not in other.state.people.name
    bring(other, write_mine(tmp_path), me=ME.url)
    assert outline(other.state) == whole
    assert [one.id for one in other.state.records.notes(ana)] == ["n1"]
    files = tree(other.home.graph)
    bring(other, write_mine(tmp_path), me=ME.url)
    assert tree(other.home.graph) == files
