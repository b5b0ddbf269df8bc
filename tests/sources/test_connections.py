from __future__ import annotations

from pathlib import Path

import pytest

from secondhop.model.facts import OWNER
from secondhop.model.tie import EvidenceKind
from secondhop.sources import Candidate, SourceError, read
from tests.sources.samples import ANA, BOB, CEM, NEW, OLD, PREAMBLE, VALID, names, read_text, save
from tests.sources.samples import values as values_of


@pytest.mark.parametrize("preamble", ["", PREAMBLE])
def test_eras_without_addresses(tmp_path: Path, preamble: str) -> None:
    batch = read_text(
        tmp_path, preamble + OLD + "Ana,Silva,Ana@X.example,Acme,Engineer,08 Feb 2021"
    )
    (ana,) = batch.people
    assert (ana.name, ana.keys) == ("Ana Silva", ("mail:ana@x.example",))
    assert ana.line == (5 if preamble else 2)


def test_the_era_of_today(tmp_path: Path) -> None:
    batch = read_text(tmp_path, VALID)
    ana, bob, cem = batch.people
    assert ana.keys == ("in:ana-silva", "mail:ana@x.example")
    assert values_of(ana) == {
        "title": "Engineer",
        "company": "Acme",
        "url": "https://www.linkedin.com/in/ana-silva",
        "email": "ana@x.example",
    }
    assert [person.line for person in (ana, bob, cem)] == [5, 6, 7]
    assert [(tie.a, tie.b, tie.kind, tie.on) for tie in batch.ties] == [
        (OWNER, 0, EvidenceKind.CONNECTION, "2026-02-08"),
        (OWNER, 1, EvidenceKind.CONNECTION, "2025-06-07"),
        (OWNER, 2, EvidenceKind.CONNECTION, "2024-01-01"),
    ]
    assert (batch.format, batch.as_of, batch.rows) == ("linkedin", "2026-02-08", 3)
    assert (batch.files[0].name, batch.files[0].kept, batch.skipped) == ("Connections.csv", 3, ())


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + VALID.replace("\n", "\r\n") + "\r\n",
        VALID.replace("\n", "\r"),
        "sep=;\n" + (NEW + "\n".join((ANA, BOB, CEM))).replace(",", ";"),
        PREAMBLE + (NEW + "\n".join((ANA, BOB, CEM))).replace(",", "\t"),
        VALID.replace("08 Feb 2026", "8-Feb-26"),
        VALID + "\n\n\n",
    ],
    ids=["bom-crlf", "old-mac", "semicolon", "tab", "excel-date", "blank-lines"],
)
def test_saved_again_by_another_program(tmp_path: Path, text: str) -> None:
    batch = read_text(tmp_path, text)
    assert names(batch) == ["Ana Silva", "Bob Okoro", "Cem Yıldız"]
    assert batch.ties[0].on == "2026-02-08"
    assert batch.skipped == ()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_encodings_with_a_mark(tmp_path: Path, encoding: str) -> None:
    assert names(read_text(tmp_path, VALID.encode(encoding)))[2] == "Cem Yıldız"


@pytest.mark.parametrize(
    "header",
    [
        "Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Date de connexion",
        "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am",
    ],
)
def test_localised_headers(tmp_path: Path, header: str) -> None:
    row = "Ana,Silva,https://www.linkedin.com/in/ana,a@x.example,Acme,Chefin,12 mars 2023"
    batch = read_text(tmp_path, f"{header}\n{row}")
    assert values_of(batch.people[0])["title"] == "Chefin"
    assert batch.ties[0].on == "2023-03-12"


def test_columns_are_found_by_name(tmp_path: Path) -> None:
    text = "Connected On,Mood,Company,,Last Name,URL,First Name\n"
    text += "01 May 2024,fine,Acme,,Silva,https://www.linkedin.com/in/ana,Ana"
    (ana,) = read_text(tmp_path, text).people
    assert ana.name == "Ana Silva"
    assert values_of(ana) == {"company": "Acme", "url": "https://www.linkedin.com/in/ana"}


def test_hidden_members_are_counted_and_make_nobody(tmp_path: Path) -> None:
    batch = read_text(tmp_path, f"{NEW}{ANA}\n,,,,,,07 Jun 2026\n,,,,,,08 Jun 2026\n,,,,,,\n")
    assert names(batch) == ["Ana Silva"]
    assert (batch.hidden, batch.rows) == (2, 4)
    assert [(skip.line, skip.reason) for skip in batch.skipped] == [
        (5, "no name, no profile and no date")
    ]


@pytest.mark.parametrize("row", [",,,a@x.example,,,", ",,,,Acme,,07 Jun 2026", ",,,,,Boss,"])
def test_a_row_that_says_something_of_nobody_is_kept_aside(tmp_path: Path, row: str) -> None:
    batch = read_text(tmp_path, f"{NEW}{ANA}\n{row}\n")
    assert (batch.hidden, len(batch.people)) == (0, 1)
    (skip,) = batch.skipped
    assert (skip.line, skip.reason, skip.raw) == (3, "no name and no address", row)


def test_only_hidden_members_is_an_error_that_says_so(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="all 2 rows are members who hide themselves"):
        read_text(tmp_path, f"{NEW},,,,,,07 Jun 2026\n,,,,,,08 Jun 2026\n")


def test_nobody_at_all_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no person in 0 rows"):
        read_text(tmp_path, PREAMBLE + NEW)


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        ("Ana", '"Silva, PhD"', "Ana Silva"),
        ("Ana", '"Silva, PhD, M.B.A."', "Ana Silva"),
        ("Ana", '"Silva, Jr."', "Ana Silva, Jr."),
        ("Ana", "", "Ana"),
        ("Ana", "🚀", "Ana 🚀"),
        ("", "Silva", "Silva"),
        ("\x1b[31mAna\u202e", "Sil\u200bva", "Ana Silva"),
        ("[red]Ana", "=1+1", "[red]Ana =1+1"),
        ("", "", "ana-silva"),
    ],
)
def test_names(tmp_path: Path, first: str, last: str, name: str) -> None:
    row = f"{first},{last},https://www.linkedin.com/in/Ana-Silva/?trk=x,,Acme,,08 Feb 2026"
    (ana,) = read_text(tmp_path, NEW + row).people
    assert (ana.name, ana.keys) == (name, ("in:ana-silva",))


@pytest.mark.parametrize(
    "address",
    ["https://www.linkedin.com/company/acme", "https://linkedin.com.evil.example/in/ana", "ana"],
)
def test_an_address_that_is_no_profile_gives_no_key(tmp_path: Path, address: str) -> None:
    (ana,) = read_text(tmp_path, f"{NEW}Ana,Silva,{address},,Acme,,08 Feb 2026").people
    assert ana.keys == ()
    assert "url" not in values_of(ana)


def test_the_same_profile_twice_is_one_person(tmp_path: Path) -> None:
    again = "Ana,S.,https://de.linkedin.com/in/ANA%2Dsilva/,,Other,Boss,01 Jan 2020"
    first = "Ana,Silva,https://www.linkedin.com/in/ana-silva,,,Engineer,08 Feb 2026"
    batch = read_text(tmp_path, f"{NEW}{first}\n{BOB}\n{again}")
    assert names(batch) == ["Ana Silva", "Bob Okoro"]
    assert values_of(batch.people[0])["company"] == "Other"
    assert values_of(batch.people[0])["title"] == "Engineer"
    assert [(skip.line, skip.reason) for skip in batch.skipped] == [(4, "same profile as line 2")]
    assert batch.skipped[0].raw == again
    assert len(batch.ties) == 2


def test_a_shared_mailbox_does_not_unite_people(tmp_path: Path) -> None:
    rows = (
        "Ana,Silva,https://www.linkedin.com/in/a,info@x.example,,,01 Jan 2024\n"
        "Bob,Okoro,https://www.linkedin.com/in/b,info@x.example,,,01 Jan 2024\n"
        "Cem,Kaya,,info@x.example,,,01 Jan 2024\n"
    )
    people = read_text(tmp_path, NEW + rows).people
    assert [person.keys for person in people] == [("in:a", "mail:info@x.example"), ("in:b",), ()]


def test_a_bad_date_keeps_the_row_and_is_told(tmp_path: Path) -> None:
    batch = read_text(tmp_path, NEW + ANA.replace("08 Feb 2026", "someday"))
    assert (len(batch.people), batch.ties[0].on) == (1, "")
    ((line, reason, raw),) = [(one.line, one.reason, one.raw) for one in batch.skipped]
    assert line == batch.people[0].line
    assert "date cannot be read" in reason
    assert raw == ""  # the row came in, so there is nothing to keep aside
    assert batch.files[0].kept == 1
    assert read_text(tmp_path, NEW + ANA.replace("08 Feb 2026", "")).skipped == ()


def test_contacts_only_drops_addresses_everywhere(tmp_path: Path) -> None:
    broken = "Bob,Okoro,x,bob@x.example,a,b,c,d"
    path = save(tmp_path, f"{NEW}{ANA}\n{broken}")
    batch = read(Candidate(path), contacts_only=True)
    assert batch.people[0].keys == ("in:ana-silva",)
    assert "@" not in repr(batch)
    assert "bob@x.example" in repr(read(Candidate(path)))  # the control


def test_a_file_known_by_its_header_alone(tmp_path: Path) -> None:
    assert len(read_text(tmp_path, VALID, "export.csv").people) == 3


def test_as_of_comes_from_the_name_when_it_has_a_date(tmp_path: Path) -> None:
    batch = read_text(tmp_path / "Basic_LinkedInDataExport_11-21-2026", VALID)
    folder = Path(batch.path).parent
    assert read(Candidate(folder)).as_of == "2026-11-21"
    assert read(Candidate(tmp_path)).as_of == "2026-11-21"


def test_progress_counts_up_to_the_whole_file(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    path = save(tmp_path, VALID)
    read(Candidate(path), progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (path.stat().st_size, path.stat().st_size)


def test_two_profiles_are_two_people_whatever_else_agrees(tmp_path: Path) -> None:
    rows = (
        "Ana,Silva,https://www.linkedin.com/in/a,ana@x.example,,,01 Jan 2024\n"
        "Ana,Silva,https://www.linkedin.com/in/b,ana@x.example,,,01 Jan 2024\n"
        "Ana,Silva,,ana@x.example,,,01 Jan 2024\n"
    )
    batch = read_text(tmp_path, NEW + rows)
    assert [person.keys[0] for person in batch.people] == ["in:a", "in:b"]
    assert [skip.line for skip in batch.skipped] == [4]
