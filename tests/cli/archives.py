"""Small LinkedIn files, made for one test."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

HEAD = (
    "First Name",
    "Last Name",
    "URL",
    "Email Address",
    "Company",
    "Position",
    "Connected On",
)


class Row(NamedTuple):
    """One line of a Connections.csv."""

    first: str
    last: str
    slug: str
    company: str = "Acme"
    position: str = "Engineer"
    on: str = "02 Nov 2026"
    email: str = ""

    @property
    def url(self) -> str:
        return f"https://www.linkedin.com/in/{self.slug}"


ANA = Row("Ana", "Silva", "ana-silva", "Foxglove", "CTO")
BEN = Row("Ben", "Ito", "ben-ito", "Nordwind", "Head of Data")
CLEO = Row("Cleo", "Diaz", "cleo-diaz", "Helsing", "VP Engineering")
DAN = Row("Dan", "Okoro", "dan-okoro", "Helsing", "Data Engineer")
EVA = Row("Eva", "Diaz", "eva-diaz", "Kiln Labs", "Designer")
FAY = Row("Fay", "Moreau", "fay-moreau", "Acme", "CFO")
ME = Row("Robin", "Vale", "robin-vale", "Kiln Labs", "Lead")


def write_connections(path: Path, rows: Iterable[Row]) -> Path:
    """A Connections.csv as LinkedIn writes it, with its notes on top."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write('Notes:\n"When exporting your connection data, some may be missing."\n\n')
        writer = csv.writer(file)
        writer.writerow(HEAD)
        for row in rows:
            cells = (row.first, row.last, row.url, row.email, row.company, row.position, row.on)
            writer.writerow(cells)
    return path


def write_archive(folder: Path, rows: Iterable[Row], me: Row = ME) -> Path:
    """A folder like an unpacked archive: the contacts, and who the owner is."""
    write_connections(folder / "Connections.csv", rows)
    profile = f"First Name,Last Name,Headline\n{me.first},{me.last},{me.position}\n"
    (folder / "Profile.csv").write_text(profile, encoding="utf-8")
    return folder


def zipped(folder: Path) -> Path:
    """The same archive as a zip."""
    path = folder.with_suffix(".zip")
    with zipfile.ZipFile(path, "w") as archive:
        for member in sorted(folder.iterdir()):
            archive.write(member, member.name)
    return path


def write_world(folder: Path) -> tuple[Path, Path]:
    """I know Ana, Ben and Fay; Ana knows Cleo and Dan, Ben knows Cleo, Eva and Ana."""
    archive = write_archive(folder / "archive", [ANA, BEN, FAY])
    write_connections(folder / "friends" / "Ana Silva.csv", [CLEO, DAN, ME])
    write_connections(folder / "friends" / "Ben Ito.csv", [CLEO, EVA, ANA, ME])
    return archive, folder / "friends"
