from __future__ import annotations

import errno
import time
import tracemalloc
import zipfile
from pathlib import Path
from typing import Any

import pytest

from secondhop.model.facts import Batch
from secondhop.sources import Candidate, SourceError, discover, read, table
from tests.sources.samples import (
    ANA,
    BOB,
    CEM,
    MESSAGE_COLUMNS,
    NEW,
    PREAMBLE,
    VALID,
    archive,
    names,
    read_text,
    save,
)


def refused(folder: Path, text: str | bytes) -> SourceError:
    with pytest.raises(SourceError) as caught:
        read_text(folder, text)
    return caught.value


def skipped(batch: Batch) -> list[tuple[int, str]]:
    return [(skip.line, skip.reason) for skip in batch.skipped]


def test_legacy_bytes_name_line_and_way_out(tmp_path: Path) -> None:
    data = VALID.replace("Cem", "Cémile").encode("cp1252", "replace")
    error = refused(tmp_path, data)
    assert error.line == 7
    assert "byte 0xE9, number 2 of the line" in error.reason
    assert "--encoding cp1252" in error.hint
    assert str(error).startswith(f"{tmp_path / 'Connections.csv'}:7: ")
    batch = read(Candidate(tmp_path / "Connections.csv"), encoding="cp1252")
    assert batch.people[2].name.startswith("Cémile")


@pytest.mark.parametrize("encoding", ["klingon", "hex", "idna"])
def test_an_encoding_that_does_not_exist(tmp_path: Path, encoding: str) -> None:
    path = save(tmp_path, VALID)
    with pytest.raises(SourceError, match=r"encoding|exist"):
        read(Candidate(path), encoding=encoding)


def test_the_wrong_encoding_names_the_line(tmp_path: Path) -> None:
    path = save(tmp_path, VALID)
    with pytest.raises(SourceError) as caught:
        read(Candidate(path), encoding="ascii")
    assert caught.value.line == 7


def test_utf16_without_a_mark_says_what_to_try(tmp_path: Path) -> None:
    error = refused(tmp_path, VALID.encode("utf-16-le"))
    assert "--encoding utf-16-le" in error.hint
    path = tmp_path / "Connections.csv"
    assert len(read(Candidate(path), encoding="utf-16-le").people) == 3


def test_nul_bytes_cost_only_their_row(tmp_path: Path) -> None:
    batch = read_text(tmp_path, VALID.replace("Beta", "Be\0ta"))
    assert names(batch) == ["Ana Silva", "Cem Yıldız"]
    assert skipped(batch) == [(6, "the row holds a NUL byte")]


def test_an_empty_file(tmp_path: Path) -> None:
    assert refused(tmp_path, b"").reason == "the file is empty"
    assert refused(tmp_path, b"\xef\xbb\xbf\n\n").reason == "the file is empty"


def test_a_web_page(tmp_path: Path) -> None:
    error = refused(tmp_path, "<!DOCTYPE html>\n<html><head>\n<title>Sign in, please</title>")
    assert error.reason == "this is a web page, not a CSV file"
    assert error.head == ("<!DOCTYPE html>", "<html><head>", "<title>Sign in, please</title>")


def test_no_header_names_the_columns_and_shows_the_start(tmp_path: Path) -> None:
    error = refused(tmp_path, "a\x1b[31m,b\n" + "x" * 500 + "\n3\n4\n")
    assert "'First Name' and 'Url'" in error.reason
    assert len(error.head) == 3
    assert error.head[0] == "a,b"
    assert len(error.head[1]) == 120


def test_a_column_twice(tmp_path: Path) -> None:
    error = refused(tmp_path, PREAMBLE + NEW.replace("Company", "Url") + ANA)
    assert error.line == 4
    assert "appears twice" in error.reason
    assert "'URL'" in error.reason


def test_the_header_may_stand_in_line_40_and_not_later(tmp_path: Path) -> None:
    assert len(read_text(tmp_path, "x\n" * 39 + NEW + ANA).people) == 1
    refused(tmp_path, "x\n" * 40 + NEW + ANA)


def test_short_rows_are_filled_while_they_say_who(tmp_path: Path) -> None:
    text = f"{NEW}Ana,Silva,https://www.linkedin.com/in/ana\nBob\n{CEM}"
    batch = read_text(tmp_path, text)
    assert names(batch) == ["Ana Silva", "Cem Yıldız"]
    assert skipped(batch) == [(3, "only 1 of 7 fields")]
    assert batch.skipped[0].raw == "Bob"


def test_long_rows_are_kept_only_when_the_rest_is_empty(tmp_path: Path) -> None:
    batch = read_text(tmp_path, f"{NEW}{ANA},,,\n{BOB},,x\n{CEM}")
    assert names(batch) == ["Ana Silva", "Cem Yıldız"]
    assert skipped(batch) == [(3, "9 fields where the header has 7")]


@pytest.mark.parametrize(
    "broken",
    [
        'Dan,"Doe,https://www.linkedin.com/in/dan,,Acme,Boss,01 Jan 2024',
        'Dan,Doe,https://www.linkedin.com/in/dan,,"Acme,Boss,01 Jan 2024',
        'Dan,Doe,https://www.linkedin.com/in/dan,,Acme,"Boss,01 Jan 2024',
    ],
)
@pytest.mark.parametrize(
    "closing",
    [
        'Eve,Ek,https://www.linkedin.com/in/eve,,"Delta, Inc",CEO,01 Jan 2024',
        'Eve,Ek,https://www.linkedin.com/in/eve,,Delta,"CEO, founder",01 Jan 2024',
        "Eve,Ek,https://www.linkedin.com/in/eve,,Delta,CEO,01 Jan 2024",
    ],
)
def test_an_unclosed_quote_costs_only_its_row(tmp_path: Path, broken: str, closing: str) -> None:
    batch = read_text(tmp_path, "\n".join((NEW.strip(), ANA, broken, BOB, CEM, closing)))
    assert names(batch) == ["Ana Silva", "Bob Okoro", "Cem Yıldız", "Eve Ek"]
    assert [person.line for person in batch.people] == [2, 4, 5, 6]
    assert skipped(batch) == [(3, "a quote is opened and never closed")]
    assert batch.skipped[0].raw == broken
    assert batch.rows == 5


def test_line_breaks_in_quotes_do_not_shift_lines(tmp_path: Path) -> None:
    long = 'Dan,Doe,https://www.linkedin.com/in/dan,,"Acme\nof\r\nall ""trades""",Boss,01 Jan 2024'
    batch = read_text(tmp_path, f"{NEW}{ANA}\n{long}\n{BOB}\nxx\n{CEM}")
    assert [person.line for person in batch.people] == [2, 3, 6, 8]
    assert dict(batch.people[1].values)["company"] == 'Acme of all "trades"'
    assert skipped(batch) == [(7, "only 1 of 7 fields")]


def test_a_well_formed_field_is_never_taken_apart(tmp_path: Path) -> None:
    text = f'{NEW}Dan,Doe,https://www.linkedin.com/in/dan,,"Acme\n{ANA}\n",Boss,01 Jan 2024\n{BOB}'
    assert names(read_text(tmp_path, text)) == ["Dan Doe", "Bob Okoro"]


def test_stray_quotes_inside_a_row_are_text(tmp_path: Path) -> None:
    row = 'Dan,"Da"n" Doe,https://www.linkedin.com/in/dan,,Acme "the" Firm,Boss,01 Jan 2024'
    batch = read_text(tmp_path, f"{NEW}{row}\n{BOB}")
    assert len(batch.people) == 2
    assert dict(batch.people[0].values)["company"] == 'Acme "the" Firm'


def test_a_huge_field_costs_only_its_row(tmp_path: Path) -> None:
    huge = f"Dan,Doe,https://www.linkedin.com/in/dan,,{'x' * 10_000_000},Boss,01 Jan 2024"
    batch = read_text(tmp_path, f"{NEW}{ANA}\n{huge}\n{BOB}")
    assert names(batch) == ["Ana Silva", "Bob Okoro"]
    assert skipped(batch) == [(3, "a field is longer than 65,536 characters")]


def test_a_file_of_unclosed_quotes_takes_linear_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table, "_REREAD", 20_000)
    rows = "".join(
        f'Ana",S,https://www.linkedin.com/in/a{i},,A,B,01 Jan 2024,"c\n' for i in range(10_000)
    )
    start = time.process_time()
    batch = read_text(tmp_path, f"{NEW}{rows}{BOB}")
    assert time.process_time() - start < 5
    assert batch.people[-1].name == "Bob Okoro"


def test_formulas_are_text(tmp_path: Path) -> None:
    row = '=HYPERLINK("x"),+1,https://www.linkedin.com/in/dan,,@Acme,-Boss,01 Jan 2024'
    batch = read_text(tmp_path, NEW + row)
    assert batch.people[0].name == '=HYPERLINK("x") +1'


def test_an_archive_survives_a_broken_side_file(tmp_path: Path) -> None:
    save(tmp_path, VALID)
    save(tmp_path, "From,To,Sent At\n\xe9".encode("latin-1"), "Invitations.csv")
    batch = read(Candidate(tmp_path))
    assert len(batch.people) == 3
    (report,) = [report for report in batch.files if report.name == "Invitations.csv"]
    assert report.error.startswith("line 2: byte 0xE9, number 1 of the line, is not UTF-8; ")
    assert "--encoding cp1252" in report.error
    assert report.skipped == ()


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", "the file is empty; "),
        ("<!DOCTYPE html>\n<html>", "line 1: this is a web page, not a CSV file; "),
        ("a,b\n1,2\n", "no header with 'From' and"),
        (MESSAGE_COLUMNS[13] + "\n", ""),
    ],
)
def test_a_side_file_that_cannot_be_read_at_all(tmp_path: Path, text: str, error: str) -> None:
    save(tmp_path, VALID)
    save(tmp_path, text, "messages.csv")
    batch = read(Candidate(tmp_path))
    assert len(batch.people) == 3
    report = batch.files[-1]
    assert (report.name, report.rows, report.skipped) == ("messages.csv", 0, ())
    assert report.error.startswith(error)
    assert bool(report.error) is bool(error)


def test_what_may_not_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = save(tmp_path / "a", VALID).parent
    save(folder, "x", "messages.csv")
    zipped = archive(tmp_path, {"Connections.csv": VALID})
    closed = {folder / "messages.csv"}
    deny(monkeypatch, closed)
    assert read(*discover(folder)).files[-1].error.startswith("permission denied; ")
    closed |= {folder, folder / "Connections.csv", zipped}
    for path in (folder, folder / "Connections.csv", zipped):
        with pytest.raises(SourceError, match="permission denied; make it readable"):
            read(*discover(path))


def test_a_friends_file_that_may_not_be_read_is_not_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = {save(tmp_path, VALID, "ana silva.csv"), save(tmp_path, VALID, "bob.csv")}
    deny(monkeypatch, closed)
    assert [candidate.owner_hint for candidate in discover(tmp_path)] == ["ana silva", "bob"]


def deny(monkeypatch: pytest.MonkeyPatch, closed: set[Path]) -> None:
    """Keep some files and folders from being read, even by root."""

    def guarded(original: Any) -> Any:
        def call(path: Any, *rest: Any, **more: Any) -> Any:
            if path in closed:
                raise PermissionError(errno.EACCES, "Permission denied", str(path))
            return original(path, *rest, **more)

        return call

    for name in ("open", "iterdir"):
        monkeypatch.setattr(Path, name, guarded(getattr(Path, name)))
    monkeypatch.setattr("zipfile.ZipFile", guarded(zipfile.ZipFile))


@pytest.mark.parametrize("line", ["x" * 99 + "\n", "x" * 8_000_000], ids=["lines", "one-line"])
def test_a_huge_record_is_not_collected(tmp_path: Path, line: str) -> None:
    huge = f'Dan,Doe,https://www.linkedin.com/in/dan,,"{line * (8_000_000 // len(line))}",B,'
    text = f"{NEW}{ANA}\n{huge}01 Jan 2024\n{BOB}\n{CEM}"
    path = save(tmp_path, text)
    tracemalloc.start()
    batch = read(Candidate(path))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 7_000_000
    assert names(batch) == ["Ana Silva", "Bob Okoro", "Cem Yıldız"]
    (skip,) = batch.skipped
    assert skip.line == 3
    assert "longer than" in skip.reason
    assert len(skip.raw) == 10_000
    assert batch.people[1].line == text.count("\n", 0, text.index(BOB)) + 1


def test_rows_behind_a_quote_that_is_never_closed_are_read(tmp_path: Path) -> None:
    rows = "".join(
        f"P{n},Doe,https://www.linkedin.com/in/p{n},,Acme,Boss,01 Jan 2024\n" for n in range(20_000)
    )
    batch = read_text(tmp_path, f'{NEW}{ANA}\nDan,"Doe,x,,,,\n{rows}')
    assert len(batch.people) == 20_001
    assert skipped(batch) == [(3, "a quote is opened and never closed")]


def test_rows_behind_a_lot_that_is_none_are_read(tmp_path: Path) -> None:
    junk = "no row at all\n" * 100_000
    batch = read_text(tmp_path, f'{NEW}{ANA}\nDan,"Doe,x,,,,\n{junk}{BOB}\n{CEM}')
    assert names(batch) == ["Ana Silva", "Bob Okoro", "Cem Yıldız"]
    assert skipped(batch) == [(3, "the row is longer than 1,048,576 characters")]


def test_old_line_ends_do_not_make_one_long_line(tmp_path: Path) -> None:
    rows = "".join(f"P{n},Doe,https://www.linkedin.com/in/p{n},,,,\r" for n in range(30_000))
    assert len(read_text(tmp_path, NEW.replace("\n", "\r") + rows).people) == 30_000


def test_addresses_are_taken_out_of_long_rows_in_linear_time(tmp_path: Path) -> None:
    long, cut = (
        f"Dan,Doe,x,{'x' * 90_000},,,",
        f"Dan,Doe,x,{'x ' * 4_980}bob@x.example{' ' * 90_000}",
    )
    path = save(tmp_path, "\n".join((NEW + ANA, *([long] * 150), cut)))
    start = time.process_time()
    batch = read(Candidate(path), contacts_only=True)
    assert time.process_time() - start < 5
    assert len(batch.skipped) == 151
    assert "bob" not in repr(batch)


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252", "latin-1", "utf-8"])
def test_a_wrong_byte_far_into_a_file_names_its_line(tmp_path: Path, encoding: str) -> None:
    rows = [f"P{n},Doe,https://www.linkedin.com/in/p{n},,,,01 Jan 2024" for n in range(3_000)]
    path = save(tmp_path, (NEW + "\n".join(rows)).encode(encoding))
    assert len(read(Candidate(path), encoding=encoding).people) == 3_000
    data = path.read_bytes().replace("P2500,".encode(encoding.replace("16", "16-le")), b"\x81,", 1)
    path.write_bytes(data)
    if encoding in ("cp1252", "utf-8"):
        with pytest.raises(SourceError) as caught:
            read(Candidate(path), encoding=encoding)
        assert caught.value.line == 2502
