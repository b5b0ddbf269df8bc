"""Every packaged template: its slots, its guards, and what it becomes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from secondhop.outreach.drafts.context import SLOTS, known_slots
from secondhop.outreach.drafts.draft import Draft, draft, message, parted
from secondhop.outreach.drafts.facts import Facts
from secondhop.outreach.drafts.slots import filled, slots_in
from secondhop.outreach.drafts.template import KINDS, Template, TemplateError, template_of
from secondhop.outreach.drafts.templates import LANGUAGES, fitting, named, over, packaged
from secondhop.outreach.guards.check import check
from secondhop.outreach.guards.finding import Verdict
from secondhop.outreach.guards.situation import Mutual, Sent, Situation
from secondhop.outreach.limits import load_limits
from tests.outreach.drafts.known import FAR, HANA, NOTHING, READY, ROBIN, TODAY, YUKI

LIMITS = load_limits()
GOLDEN = Path(__file__).parents[3] / "snapshots" / "drafts"


def facts_for(template: Template) -> Facts:
    """All that there can be, for somebody as far off as the template is meant for."""
    return FAR if template.degrees == (3,) else READY


def drafted(template: Template, facts: Facts, account: str = "free") -> Draft:
    return draft(template, known_slots(facts), account, LIMITS)


def situation(facts: Facts, **known: object) -> Situation:
    values = {
        "today": TODAY, "account": "free", "me": facts.me, "to": facts.to, "via": facts.via,
        "degree": facts.degree, "research": tuple(one.item for one in facts.research),
        "mutuals": tuple(Mutual(name, 0.95) for name in facts.mutuals),
        "hooks": tuple(one.text for one in facts.research), **known,
    }  # fmt: skip
    return Situation(**values)  # type: ignore[arg-type]


def verdict(template: Template, facts: Facts, **known: object) -> Verdict:
    made = drafted(template, facts)
    return check(message(template, made.whole), situation(facts, **known), LIMITS)


every = pytest.mark.parametrize("template", packaged(), ids=lambda one: f"{one.lang}-{one.name}")


def test_every_language_has_every_template() -> None:
    names = {lang: [one.name for one in packaged() if one.lang == lang] for lang in LANGUAGES}
    assert all(names[lang] == names["en"] for lang in LANGUAGES)
    for lang in LANGUAGES:
        assert {one.kind for one in packaged() if one.lang == lang} == set(KINDS)


@every
def test_a_template_passes_its_guards_when_all_is_known(template: Template) -> None:
    found = verdict(template, facts_for(template))
    assert (found.verdict, found.findings) == ("ok", ())


@every
def test_with_nothing_known_what_must_be_said_is_blocked(template: Template) -> None:
    made = drafted(template, NOTHING)
    found = verdict(template, NOTHING)
    blocked = any(one.guard == "unfilled-slot" for one in found.findings)
    assert blocked == bool(slots_in(made.whole))
    assert "None" not in made.whole
    assert "null" not in made.whole
    assert "[[" not in made.whole


@every
def test_it_is_in_one_language(template: Template) -> None:
    """Nothing of another one was left over."""
    others = {"en": "würde|bonjour|hola", "de": "would|bonjour|hola", "fr": "would|würde|hola"}
    pattern = others.get(template.lang, "would|würde|bonjour")
    assert not re.search(rf"\b(?:{pattern})\b", template.text, re.I)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_golden(lang: str) -> None:
    """`python -m tests.outreach.drafts.golden` writes them again."""
    assert (GOLDEN / f"{lang}.txt").read_text("utf-8") == golden(lang)


def golden(lang: str) -> str:
    """Every draft of a language, with all that can be known and with nothing."""
    parts = []
    for template in packaged():
        if template.lang == lang:
            for words, facts in (("ready", facts_for(template)), ("nothing known", NOTHING)):
                parts.append(f"=== {template.name}: {words}\n{drafted(template, facts).whole}\n")
    return "\n".join(parts)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_two_researched_requests_are_not_the_same(lang: str) -> None:
    """What was found out makes the second one another text."""
    template = fitting(packaged(), ["cover"], lang, 2)[0]
    first = drafted(template, READY)
    told = {
        "hook": "his essay about who pays for broken schemas",
        "reason": "they move all of it to Oslo in spring",
    }
    found_out = [replace(one, text=told.get(one.item, one.text)) for one in READY.research]
    ivo = replace(HANA, name="Ivo Weber", title="VP Engineering")
    other = replace(READY, to=ivo, research=tuple(found_out))
    sent = (Sent(first.text, (YUKI.name, YUKI.company)),)
    found = verdict(template, other, sent=sent)
    assert [one for one in found.findings if one.level == "block"] == []


@pytest.mark.parametrize("template", [one for one in packaged() if one.kind == "note"])
def test_a_note_fits_however_long_the_names_are(template: Template) -> None:
    facts = replace(
        facts_for(template),
        to=replace(HANA, name="Bartholomäus-Maximilian von und zu Hohenstein"),
        mutuals=("Wilhelmina Featherstonehaugh-Cholmondeley",),
        via=None,
    )
    for account, most in (("free", 200), ("premium", 300)):
        assert len(drafted(template, facts, account).whole) <= most


def test_every_slot_is_used_and_explained() -> None:
    used = {slot for one in packaged() for slot in slots_in(f"{one.subject} {one.text}")}
    assert used <= set(SLOTS)
    assert set(known_slots(READY)) | set(known_slots(FAR)) | {"declined", "shared"} == set(SLOTS)


def test_what_is_known_fills_the_slots() -> None:
    known = known_slots(READY)
    assert known["hook"] == "her talk on late events"
    assert known["work"] == "talk on late events"
    assert known["hook_link"] == "https://example.org/late"
    assert known["me_link"] == "linkedin.com/in/robin-vale-demo"
    assert known["outcome"] == "lunch, and a date for the next one"
    assert known["shared_company"] == "Nordwind"
    assert "beyond" not in known
    assert known_slots(FAR)["beyond"] == "Nils Vos"


def test_thanks_are_for_what_happened() -> None:
    template = named(packaged(), "thanks", "en")
    assert template is not None
    assert "{introduced}" in drafted(template, replace(READY, ask=None)).text
    assert READY.ask is not None
    refused = replace(READY.ask, state="no", days=(("asked", "2026-11-02"), ("no", "2026-11-05")))
    assert "trying with Hana Weber" in drafted(template, replace(READY, ask=refused)).text


def test_the_first_that_suits_is_for_how_far_they_are() -> None:
    assert fitting(packaged(), ["cover", "forwardable"], "en", 2)[0].name == "cover"
    assert fitting(packaged(), ["cover", "forwardable"], "en", 3)[0].name == "colleague"
    assert fitting(packaged(), ["note"], "de", 3)[0].name == "note-round"
    assert fitting(packaged(), ["note"], "xx", 2) == []


def test_ones_own_stand_before_the_packaged() -> None:
    own = template_of("note", "en", {"kind": "note", "text": "Hi {first}"})
    all_of_them = over([own], packaged())
    assert fitting(all_of_them, ["note"], "en", 2)[0] is own
    assert named(all_of_them, "note", "en") is own
    assert named(all_of_them, "note", "de") is not own


def test_subject_and_text_part_again() -> None:
    template = named(packaged(), "forwardable", "en")
    assert template is not None
    made = drafted(template, READY)
    assert parted(made.whole) == (made.subject, made.text)
    assert parted("Hi,\nSubject: no") == ("", "Hi,\nSubject: no")
    assert parted("subject:  a b \nHi") == ("a b", "Hi")


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, 'needs kind = "…"'),
        ({"kind": "poem", "text": "x"}, "kind must be one of"),
        ({"kind": "note"}, 'needs text = "…"'),
        ({"kind": "note", "text": 5}, 'needs text = "…"'),
        ({"kind": "note", "text": "  "}, "no words"),
        ({"kind": "note", "text": "Hi {frst}"}, "did you mean {first}?"),
        ({"kind": "note", "text": "Hi {}"}, "there is no slot {}"),
        ({"kind": "note", "text": "Hi [[ {first}"}, "has no ]]"),
        ({"kind": "note", "text": "x" * 5_001}, "more than 5,000"),
        ({"kind": "note", "text": "x", "degrees": [4]}, "degrees must be"),
        ({"kind": "note", "text": "x", "step": "begged"}, "step must be"),
        ({"kind": "note", "text": "x", "colour": "red"}, "has no colour"),
    ],
)
def test_a_template_that_cannot_be_says_why(values: dict[str, object], words: str) -> None:
    with pytest.raises(TemplateError, match=re.escape(words)):
        template_of("mine", "en", values)


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_words_of_others_stay_words(name: str, hook: str) -> None:
    """Whatever somebody is called, a draft is still one, and no slot is filled twice."""
    person = replace(HANA, name=name)
    facts = replace(READY, to=person)
    for template in fitting(packaged(), KINDS, "en", 2):
        known = {**known_slots(facts), "hook": hook}
        assert isinstance(filled(template.text, known), str)


def test_me_without_a_name_stays_to_be_filled_in() -> None:
    template = named(packaged(), "note", "en")
    assert template is not None
    assert drafted(template, replace(READY, me=replace(ROBIN, name=""))).text.endswith("{me_first}")
