"""outreach.toml: what I did and promised during the past six weeks."""

from __future__ import annotations

import json
from collections.abc import Iterator

from demo_data.world.background import backgrounds
from demo_data.world.people import Person, Population

_STAGES = {
    "new": "Ivo Weber, Karin Sousa, Viola Young, Nils Vos",
    "researching": "Jonas Khoury, Ingrid Moreau, Vera Nyman, Leila Dvorak",
    "warming": "Noor Petrov, Petra Lindqvist, Lucía Okonkwo, Tara Park",
    "asked": "Hana Weber, Ravi Kaya, Søren Castillo, Kwame Eriksen",
    "introduced": "Selma Vogel, Aiko Brandt",
    "requested": "Karin Horvat, Mina Cho, Dario Frank, Femi Aho",
    "connected": "Tomasz Adeyemi",
    "talking": "Amir Roth, Mara Roth, Pia Doyle",
    "done": "Mara Bauer, Goran Sousa",
    "paused": "Mina Osei, Dana Ahmed",
}

_TAGS = """
Hana Weber | berlin, data, first-choice
Ivo Weber | berlin, hiring
Amir Roth | berlin, data
Selma Vogel | nordwind
Kwame Eriksen | nordwind
Ravi Kaya | data, banking
Jonas Khoury | data, banking
Søren Castillo | data, nordics
Mina Osei | robotics, oslo
Lucía Okonkwo | data, climate
Tomasz Adeyemi | data, lisbon
Pia Doyle | berlin, speaker
Gita Clarke | good-introducer
Yuki Santos | good-introducer
Omar Faris | dormant
"""

_NOTES = """
Ivo Weber | 2026-11-18 | prefers mail; on leave until 1 Dec
Hana Weber | 2026-11-12 | rebuilt the data team in a year, wrote about what she would skip
Amir Roth | 2026-11-19 | curious about feature stores, sceptical of vendors. Dog: Pixel
Selma Vogel | 2026-11-19 | Gita shared an office with her; platform and product are split again
Ravi Kaya | 2026-11-09 | one data team for four countries; reports to Jonas Khoury
Jonas Khoury | 2026-11-06 | first CDO at Fjord Bank; interview in their winter magazine
Mina Osei | 2026-10-28 | moving to Oslo in November, asked to talk after that
Kwame Eriksen | 2026-11-10 | came to the alumni lunch; do not open with old stories
Pia Doyle | 2026-11-17 | looking for a speaker for their spring meeting, could be me
Lucía Okonkwo | 2026-11-14 | her open question: who pays for schema changes?
Mara Bauer | 2026-11-04 | joined us; nothing more to do here but lunch
Dana Ahmed | 2026-10-22 | exams until February, be patient
"""

_TOUCHES = """
Goran Sousa | call | 2026-10-12 | | half an hour on simulation data; he sent his slides |
Mara Bauer | meeting | 2026-10-13 | | coffee in Kreuzberg with Yuki | Yuki Santos
Mina Osei | message | 2026-10-14 | out | asked about test rigs for grippers |
Mina Osei | message | 2026-10-15 | in | moving house, later please |
Dana Ahmed | comment | 2026-10-15 | out | on the post about streaming joins |
Dana Ahmed | message | 2026-10-21 | out | asked for her view on late events |
Dana Ahmed | message | 2026-10-22 | in | exams until February |
Aiko Brandt | like | 2026-10-16 | out | the talk on column formats |
Aiko Brandt | introduction | 2026-10-20 | in | Yuki put us in one mail | Yuki Santos
Aiko Brandt | meeting | 2026-10-29 | | lunch near Tessellate, talked about compaction |
Mara Roth | introduction | 2026-10-19 | in | Pia wrote to both of us | Pia Ilic
Mara Roth | message | 2026-10-20 | out | thanked her, offered two dates |
Mara Roth | message | 2026-10-23 | in | early December suits her |
Mara Bauer | message | 2026-10-26 | in | signed, starts in November |
Mina Osei | call | 2026-10-28 | | ten minutes: starts in Oslo mid-November |
Selma Vogel | note | 2026-10-27 | out | Gita will introduce us, in her own time | Gita Clarke
Petra Lindqvist | like | 2026-10-30 | out | the photo of their office ferry |
Petra Lindqvist | comment | 2026-11-03 | out | on incident reviews without blame |
Amir Roth | meeting | 2026-11-02 | | met at the Berlin data evening, talked until closing |
Amir Roth | message | 2026-11-03 | in | would like the paper on feature stores |
Lucía Okonkwo | like | 2026-11-04 | out | the post on open weather data |
Noor Petrov | comment | 2026-11-05 | out | on reviews of safety code |
Ravi Kaya | message | 2026-11-06 | out | asked Pia for an introduction | Pia Ilic
Ravi Kaya | note | 2026-11-07 | in | Pia sees him on Monday and will ask | Pia Ilic
Tara Park | like | 2026-11-09 | out | the hiring post |
Kwame Eriksen | message | 2026-11-10 | out | asked Hans for an introduction, by mail | Hans Aho
Hana Weber | message | 2026-11-12 | out | asked Yuki for an introduction | Yuki Santos
Hana Weber | note | 2026-11-15 | in | Yuki agreed, has my note to forward | Yuki Santos
Lucía Okonkwo | share | 2026-11-14 | out | her essay, with two lines of my own |
Pia Doyle | introduction | 2026-11-13 | in | Ana made the connection by mail | Ana Silva
Pia Doyle | message | 2026-11-17 | in | asks whether I would speak in spring |
Søren Castillo | call | 2026-11-17 | out | asked Nils for an introduction, on the phone | Nils Holm
Mara Roth | message | 2026-11-18 | in | sent the agenda of their reading group |
Noor Petrov | like | 2026-11-18 | out | the drawing of their test track |
Selma Vogel | introduction | 2026-11-19 | in | Gita introduced us by mail | Gita Clarke
Selma Vogel | message | 2026-11-19 | in | glad to talk, free from Tuesday on |
Amir Roth | message | 2026-11-19 | out | promised the paper for Monday |
Ivo Weber | like | 2026-11-21 | out | his post on hiring |
Dario Frank | invitation | 2026-11-21 | out | without a note; we share a floor |
Tomasz Adeyemi | message | 2026-11-21 | in | accepted, and answered the question at once |
Femi Aho | invitation | 2026-11-22 | out | without a note, after the panel on test data |
"""

_FOLLOW_UPS = """
Ravi Kaya | ask Pia what Ravi said on Monday | 2026-11-18 | |
Hana Weber | nudge Yuki: she agreed, nothing since | 2026-11-20 | |
Lucía Okonkwo | answer her question on who pays for schemas | 2026-11-21 | |
Amir Roth | send the paper on feature stores | 2026-11-23 | |
Gita Clarke | thank her for introducing Selma | 2026-11-23 | |
Pia Doyle | say yes to the spring talk, offer two titles | 2026-11-23 | |
Selma Vogel | propose a time, she is free from today | 2026-11-24 | |
Mina Osei | ask how the move to Oslo went | 2026-11-25 | |
Søren Castillo | hear from Nils whether Søren is willing | 2026-11-27 | |
Ivo Weber | he is back from leave: find one good reason | 2026-12-01 | |
Yuki Santos | coffee, no agenda | 2026-11-30 | 2w |
Omar Faris | call him; four years is too long | 2026-12-03 | |
Aiko Brandt | send the compaction benchmark | 2026-10-30 | | 2026-10-30
Mara Bauer | welcome lunch with the team | 2026-11-04 | | 2026-11-05
Tomasz Adeyemi | write the invitation while Lisbon is fresh | 2026-11-12 | | 2026-11-12
"""

_HEAD = """\
# Six weeks of outreach, for the demo: applied on top of archive/ and friends/.
# People are named by profile URL; `via` is the introducer who stood in between.
"""


def outreach_toml(people: Population) -> str:
    """The text of outreach.toml."""
    tables = [*_stages(people), *_tags(people), *_notes(people), *_touches(people)]
    return _HEAD + "".join([*tables, *_follow_ups(people), *_backgrounds(people)])


def _stages(people: Population) -> Iterator[str]:
    for stage, names in _STAGES.items():
        for name in names.split(", "):
            yield _table("stage", people.named(name), stage=_text(stage))


def _tags(people: Population) -> Iterator[str]:
    for name, tags in _rows(_TAGS):
        yield _table("tag", people.named(name), tags=json.dumps(tags.split(", ")))


def _notes(people: Population) -> Iterator[str]:
    for name, on, text in _rows(_NOTES):
        yield _table("note", people.named(name), on=on, text=_text(text))


def _touches(people: Population) -> Iterator[str]:
    for name, kind, on, direction, text, via in _rows(_TOUCHES):
        between = people.named(via).url if via else ""
        yield _table(
            "touch",
            people.named(name),
            kind=_text(kind),
            on=on,
            direction=_text(direction),
            text=_text(text),
            via=_text(between),
        )


def _follow_ups(people: Population) -> Iterator[str]:
    for name, text, due, every, done_on in _rows(_FOLLOW_UPS):
        yield _table(
            "follow_up",
            people.named(name),
            text=_text(text),
            due=due,
            every=_text(every),
            done_on=done_on,
        )


def _backgrounds(people: Population) -> Iterator[str]:
    for known in backgrounds(people):
        listed = {"past": known.past, "schools": known.schools, "groups": known.groups}
        if values := {key: _list(some) for key, some in listed.items() if some}:
            yield _table("background", known.person, **values)


def _rows(table: str) -> Iterator[list[str]]:
    return ([cell.strip() for cell in row.split("|")] for row in table.strip().splitlines())


def _table(table: str, person: Person, /, **values: str) -> str:
    """One entry; values that are not known are left out."""
    lines = [f"\n[[{table}]]", f"url = {_text(person.url)}"]
    lines += [f"{key} = {value}" for key, value in values.items() if value]
    return "\n".join(lines) + "\n"


def _list(values: tuple[str, ...]) -> str:
    return json.dumps(values, ensure_ascii=False)


def _text(value: str) -> str:
    """A TOML string, or nothing for an empty one."""
    return json.dumps(value, ensure_ascii=False) if value else ""
