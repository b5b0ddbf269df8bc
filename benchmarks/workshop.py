"""What the measured programs look at: the demo, and about as much of other things."""

from __future__ import annotations

import csv
import json
import mailbox
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from secondhop.store.demo import make_demo

MAILS = 500
COMMITS = 300
LATEST = 1_795_422_000  # 23 November 2026
FIELDS = ("name", "title", "company", "location", "mutuals", "stage")
MUTTRC = """
set mbox_type=mbox folder={0} spoolfile={0}/mbox record="" postponed="" tmpdir={0}
set sort=date menu_scroll markers=no wait_key=no timeout=3600 mail_check=3600
unset move mark_old confirmappend
"""


@dataclass(frozen=True)
class Workshop:
    """Paths below one temporary folder."""

    folder: Path

    @property
    def home(self) -> Path:
        return self.folder / "home"

    @property
    def people(self) -> Path:
        return self.folder / "people.csv"

    @property
    def mails(self) -> Path:
        return self.folder / "mbox"

    @property
    def muttrc(self) -> Path:
        return self.folder / "muttrc"

    @property
    def repository(self) -> Path:
        return self.folder / "repository"

    def folder_of(self, command: str) -> Path:
        """Where a program is started."""
        return self.repository if command == "tig" else self.folder

    def environment(self) -> dict[str, str]:
        """What the programs are started with."""
        nowhere = self.folder / "nobody"
        nowhere.mkdir(exist_ok=True)
        return environment_of(nowhere)


def environment_of(nowhere: Path) -> dict[str, str]:
    """Nothing of the user's: a modern terminal, UTF-8, and a home folder without settings."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    return {
        **kept,
        "HOME": str(nowhere),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "TIGRC_USER": os.devnull,
    }


def furnish(folder: Path, has_git: bool) -> Workshop:
    """Make everything that is looked at."""
    shop = Workshop(folder)
    make_demo(shop.home)
    _write_people(shop)
    _write_mails(shop)
    if has_git:
        _write_commits(shop)
    return shop


def _write_people(shop: Workshop) -> None:
    program = [sys.executable, "-m", "secondhop", "--home", str(shop.home)]
    answer = subprocess.run(
        [*program, "find", "degree:2", "--json"], check=True, capture_output=True
    )
    with shop.people.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(FIELDS)
        for person in json.loads(answer.stdout)["people"]:
            writer.writerow(["" if person[name] is None else person[name] for name in FIELDS])


def _names(shop: Workshop) -> list[str]:
    with shop.people.open(encoding="utf-8", newline="") as file:
        return [row["name"] for row in csv.DictReader(file)]


def _write_mails(shop: Workshop) -> None:
    names, dice = _names(shop), random.Random(7)
    box = mailbox.mbox(shop.mails)
    for number in range(MAILS):
        mail = EmailMessage()
        mail["From"] = f"{names[number]} <p{number}@example.org>"
        mail["To"] = "me@example.org"
        mail["Date"] = f"Mon, 23 Nov 2026 {number // 60 % 24:02}:{number % 60:02}:00 +0000"
        mail["Subject"] = f"About {dice.choice(names)}"
        mail.set_content("Hello.\n" * dice.randrange(1, 30))
        box.add(mail)
    box.close()
    shop.muttrc.write_text(MUTTRC.format(shop.folder), "utf-8")


def _write_commits(shop: Workshop) -> None:
    shop.repository.mkdir()
    environment = {**os.environ, **shop.environment()}
    git = ["git", "-C", str(shop.repository)]
    subprocess.run([*git, "init", "-q", "-b", "main"], check=True, env=environment)
    stream = "".join(_commits(_names(shop))).encode()
    subprocess.run([*git, "fast-import", "--quiet"], check=True, env=environment, input=stream)


def _commits(names: list[str]) -> Iterator[str]:
    for number in range(COMMITS):
        subject = f"Change {number} for {names[-1 - number]}"
        when = LATEST - (COMMITS - number) * 3600
        yield "commit refs/heads/main\n"
        yield f"committer {names[number]} <p{number}@example.org> {when} +0000\n"
        yield f"data {len(subject.encode())}\n{subject}\n"
        yield f"M 100644 inline file\ndata {len(str(number))}\n{number}\n"
