from __future__ import annotations

import time
from pathlib import Path

import pytest

from secondhop.model.facts import Batch
from secondhop.sources import Candidate, SourceError, read, table
from tests.sources.samples import ANA, BOB, CEM, NEW, PREAMBLE, VALID, names, read_text, save


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
    assert report.skipped[0].line == 2
    assert "--encoding" in report.skipped[0].reason
