from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from secondhop.model.change import Change, Value, person_entity, tie_entity
from secondhop.model.edits import (
    MOST_TEXT,
    EditError,
    add_follow_up,
    add_note,
    add_person,
    finish,
    know_me,
    log_touch,
    set_fields,
    set_stage,
    snooze,
    tag,
    tie,
    together,
    untag,
)
from secondhop.model.outreach import FollowUp
from secondhop.model.person import Person, PersonId
from secondhop.model.when import WhenError

ANA, BEN = PersonId("ana11111"), PersonId("ben22222")
TODAY = date(2026, 11, 23)
OPEN = FollowUp("f1", ANA, "write to her", TODAY)


def fields(change: Change, entity: str = "p:ana11111") -> dict[str, Value]:
    return dict(change.sets[entity])


def test_a_stage_is_one_of_the_stages() -> None:
    assert fields(set_stage(ANA, " Asked\x1b[0m ")) == {"stage": "asked"}
    with pytest.raises(EditError, match="choose one of: new, researching"):
        set_stage(ANA, "married")


def test_tags_are_words_without_hash() -> None:
    assert fields(tag(ANA, ["#berlin", "two words", "berlin"])) == {
        "tag:berlin": True,
        "tag:two-words": True,
    }
    assert fields(untag(ANA, ["berlin"])) == {"tag:berlin": None}


def test_own_values_are_cleaned_and_settle_identity() -> None:
    values = {"url": "de.linkedin.com/in/Ana/", "email": "ANA@x.example", "title": " a  b "}
    assert fields(set_fields(ANA, values)) == {
        "url": "https://www.linkedin.com/in/ana",
        "key:in:ana": True,
        "email": "ANA@x.example",
        "key:mail:ana@x.example": True,
        "title": "a b",
    }
    assert fields(set_fields(ANA, {"title": "\x1b[31m"})) == {"title": None}


def test_somebody_added_by_hand_says_so() -> None:
    made = fields(add_person(ANA, {"name": "Ana", "title": ""}))
    assert made == {"added": True, "name": "Ana"}


def test_a_tie_is_the_same_from_both_ends() -> None:
    assert tie_entity(ANA, BEN) == tie_entity(BEN, ANA) == "e:ana11111~ben22222"
    assert tie(ANA, BEN, "by hand", TODAY).sets == tie(BEN, ANA, "by hand", TODAY).sets
    assert person_entity(ANA) == "p:ana11111"


def test_a_touch_carries_only_what_is_known() -> None:
    made = fields(log_touch("1", ANA, "Call", TODAY, via=BEN), "t:1")
    assert made == {
        "person": ANA,
        "kind": "call",
        "on": "2026-11-23",
        "way": "out",
        "text": None,
        "via": BEN,
    }


def test_long_texts_are_cut() -> None:
    text = fields(add_note("1", ANA, "x" * (MOST_TEXT + 1), TODAY), "n:1")["text"]
    assert isinstance(text, str)
    assert len(text) == MOST_TEXT


def test_a_repeated_follow_up_opens_the_next_from_the_later_day() -> None:
    weekly = FollowUp("f1", ANA, "write", TODAY - timedelta(20), every="1w")
    change = finish(weekly, TODAY, "f2")
    assert fields(change, "f:f1") == {"state": "done", "done_on": "2026-11-23"}
    assert fields(change, "f:f2")["due"] == "2026-11-30"
    early = finish(FollowUp("f1", ANA, "write", TODAY + timedelta(2), every="1w"), TODAY, "f2")
    assert fields(early, "f:f2")["due"] == "2026-12-02"
    assert set(finish(OPEN, TODAY, "f2").sets) == {"f:f1"}


def test_snoozing_goes_to_today_or_later() -> None:
    assert fields(snooze(OPEN, TODAY, TODAY), "f:f1")["due"] == "2026-11-23"
    with pytest.raises(EditError, match="is past"):
        snooze(OPEN, TODAY - timedelta(1), TODAY)


def test_who_i_am_is_an_address_or_a_name() -> None:
    me = Person(ANA, "")
    assert fields(know_me(me, "linkedin.com/in/Ana")) == {
        "url": "https://www.linkedin.com/in/ana",
        "key:in:ana": True,
    }
    assert fields(know_me(me, " Ana  Silva ")) == {"name": "Ana Silva"}


def test_several_changes_become_one() -> None:
    one = together("add", [tag(ANA, ["x"]), set_stage(ANA, "new"), tag(BEN, ["x"])], (ANA,), "all")
    assert one.sets == {
        "p:ana11111": {"tag:x": True, "stage": "new"},
        "p:ben22222": {"tag:x": True},
    }
    assert (one.kind, one.about, one.text) == ("add", (ANA,), "all")


@pytest.mark.parametrize(
    "edit",
    [
        lambda: set_stage(ANA, ""),
        lambda: tag(ANA, []),
        lambda: tag(ANA, ["#"]),
        lambda: tag(ANA, ["ok", "\u200b"]),
        lambda: untag(ANA, [" "]),
        lambda: set_fields(ANA, {"age": "7"}),
        lambda: add_person(ANA, {}),
        lambda: add_person(ANA, {"name": "\x1b[0m "}),
        lambda: tie(ANA, ANA, "by hand", TODAY),
        lambda: tie(ANA, BEN, "married", TODAY),
        lambda: add_note("1", ANA, " \u202e ", TODAY),
        lambda: log_touch("1", ANA, "dance", TODAY),
        lambda: add_follow_up("1", ANA, "", TODAY),
        lambda: finish(FollowUp("f1", ANA, "x", TODAY, state="done"), TODAY, "f2"),
        lambda: know_me(Person(ANA, ""), " \x00"),
    ],
)
def test_what_makes_no_sense_is_refused(edit: Callable[[], Change]) -> None:
    with pytest.raises(EditError):
        edit()


def test_what_is_no_span_is_refused() -> None:
    with pytest.raises(WhenError):
        add_follow_up("1", ANA, "write", TODAY, every="often")


def test_a_snoozed_follow_up_is_open() -> None:
    assert FollowUp("f1", ANA, "x", TODAY, state="snoozed").is_open
    assert not FollowUp("f1", ANA, "x", TODAY, state="done").is_open
