"""Files as LinkedIn and spreadsheet programs write them, about people who do not exist."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

from secondhop.model.facts import Batch, PersonFact
from secondhop.sources import Candidate, read

PREAMBLE = (
    "Notes:\n"
    '"When exporting your connection data, you may notice that some of the email addresses are '
    "missing. You will only see email addresses for connections who have allowed their connections "
    "to see or download their email address using this setting "
    "https://www.linkedin.com/psettings/privacy/email. You can learn more here "
    'https://www.linkedin.com/help/linkedin/answer/261"\n'
    "\n"
)
OLD = "First Name,Last Name,Email Address,Company,Position,Connected On\n"
NEW = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ANA = "Ana,Silva,https://www.linkedin.com/in/ana-silva,ana@x.example,Acme,Engineer,08 Feb 2026"
BOB = "Bob,Okoro,https://www.linkedin.com/in/bob-okoro,,Beta Ltd,Founder,07 Jun 2025"
CEM = "Cem,Yıldız,https://www.linkedin.com/in/cem-yildiz,,Gamma,CTO,01 Jan 2024"
VALID = PREAMBLE + NEW + "\n".join((ANA, BOB, CEM))

MESSAGE_COLUMNS = {
    9: "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER",
    10: "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,"
    "DATE,SUBJECT,CONTENT,FOLDER",
    12: "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,"
    "DATE,SUBJECT,CONTENT,FOLDER,IS MESSAGE DRAFT,IS CONVERSATION DRAFT",
    13: "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,"
    "DATE,SUBJECT,CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT",
}
ME = "https://www.linkedin.com/in/mira-moss"
MY_KEY = "in:mira-moss"


def url(slug: str) -> str:
    return f"https://www.linkedin.com/in/{slug}"


def save(folder: Path, text: str | bytes, name: str = "Connections.csv") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def archive(folder: Path, files: Mapping[str, str], name: str = "archive.zip") -> Path:
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for member, text in files.items():
            target.writestr(member, text)
    return path


def read_text(folder: Path, text: str | bytes, name: str = "Connections.csv") -> Batch:
    return read(Candidate(save(folder, text, name)))


def names(batch: Batch) -> list[str]:
    return [person.name for person in batch.people]


def values(person: PersonFact) -> dict[str, str]:
    return dict(person.values)


def message_row(columns: int, quoted: bool = False, /, **cells: str) -> str:
    """One row of messages.csv: `thread, sender, sender_url, to, to_urls, on, text, …`."""
    by_name = {
        "CONVERSATION ID": cells.get("thread", "t1"),
        "FROM": cells.get("sender", "Ana Silva"),
        "SENDER PROFILE URL": cells.get("sender_url", url("ana-silva")),
        "TO": cells.get("to", "Mira Moss"),
        "RECIPIENT PROFILE URLS": cells.get("to_urls", ME),
        "DATE": cells.get("on", "2025-06-01 14:03:22 UTC"),
        "CONTENT": cells.get("text", "Hello"),
        "FOLDER": cells.get("folder", "INBOX"),
        "IS MESSAGE DRAFT": cells.get("draft", "No"),
        "IS CONVERSATION DRAFT": "No",
    }
    row = [by_name.get(column, "") for column in MESSAGE_COLUMNS[columns].split(",")]
    return ",".join(_cell(cell, quoted) for cell in row) + "\n"


def messages(columns: int, *rows: str) -> str:
    return MESSAGE_COLUMNS[columns] + "\n" + "".join(rows)


def _cell(text: str, quoted: bool) -> str:
    if quoted or any(char in text for char in ',"\n'):
        return '"' + text.replace('"', '""') + '"'
    return text
