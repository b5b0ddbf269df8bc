"""What an archive says about its owner."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct, field

from secondhop.model.facts import MeFacts
from secondhop.model.text import clean
from secondhop.sources.people import full_name, pairs
from secondhop.sources.table import Table


class Myself(Struct):
    """Collected while the member files are read: my name, values and keys."""

    given: tuple[str, ...] = ()  # keys that are known from elsewhere
    name: str = ""
    values: dict[str, str] = field(default_factory=dict)
    invited: Counter[str] = field(default_factory=Counter)  # my key, by invitations
    seen: str = ""  # my key, by messages

    def facts(self) -> MeFacts:
        """All of it as the batch carries it."""
        key = self.invited.most_common(1)[0][0] if self.invited else self.seen
        return MeFacts(self.name, (key,) if key else (), pairs(**self.values))


def read_profile(table: Table, me: Myself) -> None:
    """Profile.csv: name, headline, place and industry from its only row."""
    first, last, headline, industry, place = table.at(
        "first name", "last name", "headline", "industry", "geo location"
    )
    for _, row in table.rows():
        table.tally.kept += 1
        me.name = me.name or full_name(row[first], row[last])
        me.values.setdefault("title", clean(row[headline]))
        me.values.setdefault("location", clean(row[place]))
        me.values.setdefault("industry", clean(row[industry]))


def read_positions(table: Table, me: Myself) -> None:
    """Positions.csv: the first position without an end is what I do now."""
    company, title, until = table.at("company name", "title", "finished on")
    current = False
    for _, row in table.rows():
        table.tally.kept += 1
        if not row[until].strip() and not current:
            current = True
            me.values["company"] = clean(row[company])
            me.values["title"] = clean(row[title]) or me.values.get("title", "")
