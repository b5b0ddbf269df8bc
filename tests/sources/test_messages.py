from __future__ import annotations

from pathlib import Path

import pytest

from secondhop.model.facts import Batch
from secondhop.model.tie import EvidenceKind
from secondhop.sources import Candidate, read
from tests.sources.samples import (
    ANA,
    ME,
    MY_KEY,
    NEW,
    message_row,
    messages,
    names,
    save,
    url,
)

PROFILE = "First Name,Last Name,Maiden Name,Headline,Industry,Geo Location\nMira,Moss,,,,\n"
TO_ANA = {"sender": "Mira Moss", "sender_url": ME, "to": "Ana Silva", "to_urls": url("ana-silva")}


def read_messages(
    folder: Path, text: str, profile: str = PROFILE, me_keys: tuple[str, ...] = ()
) -> Batch:
    save(folder, text, "messages.csv")
    if profile:
        save(folder, profile, "Profile.csv")
    return read(Candidate(folder), me_keys=me_keys)


def touches(batch: Batch) -> list[tuple[str, str, str, str, int]]:
    return [
        (batch.people[touch.person].name, touch.direction, touch.on, touch.text, touch.line)
        for touch in batch.touches
    ]


@pytest.mark.parametrize("quoted", [False, True])
@pytest.mark.parametrize("columns", [9, 10, 12, 13])
def test_every_era(tmp_path: Path, columns: int, quoted: bool) -> None:
    text = messages(
        columns,
        message_row(columns, quoted, text="Hi,\nMira"),
        message_row(columns, quoted, **TO_ANA, on="2025-06-02 09:00:00 UTC", text="Hi Ana"),
    )
    if quoted:
        header, _, rest = text.partition("\n")
        text = ",".join(f'"{cell}"' for cell in header.split(",")) + "\n" + rest
    batch = read_messages(tmp_path, text)
    assert touches(batch) == [
        ("Ana Silva", "in", "2025-06-01", "Hi, Mira", 2),
        ("Ana Silva", "out", "2025-06-02", "Hi Ana", 4),
    ]
    assert batch.people[0].keys == ("in:ana-silva",)
    assert batch.me.keys == (MY_KEY,)
    assert len(batch.people) == 1


def test_without_receivers_the_name_must_do(tmp_path: Path) -> None:
    batch = read_messages(tmp_path, messages(9, message_row(9, **TO_ANA)))
    (ana,) = batch.people
    assert (ana.name, ana.keys, ana.must_exist) == ("Ana Silva", (), True)
    assert batch.touches[0].direction == "out"


def test_what_is_no_message_is_counted_by_reason(tmp_path: Path) -> None:
    campaign = '<p class="spinmail-quill-editor__spin-break">Dear %FIRSTNAME%</p>'
    batch = read_messages(
        tmp_path,
        messages(
            13,
            message_row(13),
            message_row(13, folder="SPAM", sender="Spam Mer", sender_url=url("spam")),
            message_row(13, folder="SPAM", sender="Spam Mer", sender_url=url("spam")),
            message_row(13, draft="Yes", **TO_ANA),
            message_row(13, sender="Big Shop", sender_url="", text=campaign),
            message_row(13, sender="LinkedIn Member", sender_url=""),
            message_row(13, folder="ARCHIVE"),
            message_row(13, **TO_ANA),
        ),
    )
    assert names(batch) == ["Ana Silva"]
    assert [touch.line for touch in batch.touches] == [2, 8, 9]
    assert sorted(skip.reason for skip in batch.skipped) == [
        "1 row: accounts that no longer exist",
        "1 row: advertising",
        "1 row: drafts",
        "2 rows: messages in the spam folder",
    ]


def test_markup_is_stripped_and_cut(tmp_path: Path) -> None:
    text = "<p>Tea &amp; cake</p><br>at <b>1 < 2</b>" + " x" * 200
    batch = read_messages(
        tmp_path, messages(13, message_row(13, **TO_ANA), message_row(13, text=text))
    )
    shown = batch.touches[1].text
    assert shown.startswith("Tea & cake at 1 < 2 x")
    assert len(shown) == 140


def test_digests_know_a_message_again_and_tell_two_apart(tmp_path: Path) -> None:
    rows = [message_row(13, text="a"), message_row(13, text="b"), message_row(13, **TO_ANA)]
    first = read_messages(tmp_path / "1", messages(13, *rows))
    second = read_messages(tmp_path / "2", messages(13, *rows[::-1]))
    digests = {touch.digest for touch in first.touches}
    assert len(digests) == 3
    assert digests == {touch.digest for touch in second.touches}
    assert all(len(digest) == 20 for digest in digests)


def test_a_group_gives_ties_between_the_others_and_no_touch(tmp_path: Path) -> None:
    group = {"thread": "g", "to_urls": f"{ME},{url('bob-okoro')}", "to": "Mira Moss, Bob, Jr."}
    batch = read_messages(
        tmp_path,
        messages(
            13,
            message_row(13, **group),
            message_row(13, **group, on="2025-07-01 00:00:00 UTC"),
            message_row(13, **TO_ANA),
        ),
    )
    (tie,) = batch.ties
    assert {batch.people[tie.a].keys[0], batch.people[tie.b].keys[0]} == {
        "in:ana-silva",
        "in:bob-okoro",
    }
    assert (tie.kind, tie.on, tie.members) == (EvidenceKind.GROUP_THREAD, "2025-07-01", 3)
    assert names(batch) == ["Ana Silva", "bob-okoro"]
    assert len(batch.touches) == 1


@pytest.mark.parametrize(
    ("to", "called"),
    [
        ("Mira Moss, Bob Okoro, Cem Yıldız", ["Ana Silva", "Bob Okoro", "Cem Yıldız"]),
        ("Mira Moss, Bob Okoro, Jr., Cem", ["Ana Silva", "bob-okoro", "cem"]),
        ("Mira Moss, Cem", ["Ana Silva", "bob-okoro", "cem"]),
        ("", ["Ana Silva", "bob-okoro", "cem"]),
        (f"Mira Moss, {'B' * 400}, {'C' * 400}", ["Ana Silva", "B" * 400, "C" * 400]),
    ],
)
def test_receivers_are_named_when_there_are_as_many_names_as_addresses(
    tmp_path: Path, to: str, called: list[str]
) -> None:
    urls = f"{ME},{url('bob-okoro')},{url('cem')}"
    rows = [message_row(13, thread="g", to=to, to_urls=urls), message_row(13, **TO_ANA)]
    assert sorted(names(read_messages(tmp_path, messages(13, *rows)))) == called


def test_the_name_of_an_only_receiver_may_hold_a_comma(tmp_path: Path) -> None:
    rows = [
        message_row(13, thread="g", to="", to_urls=f"{ME},{url('bob-okoro')}"),
        message_row(13, thread="g", to="Bob Okoro, Jr.", to_urls=url("bob-okoro")),
        message_row(13, **TO_ANA),
    ]
    found = names(read_messages(tmp_path, messages(13, *rows)))
    assert found == ["Ana Silva", "Bob Okoro, Jr."]


def test_a_sender_is_called_as_they_sign(tmp_path: Path) -> None:
    urls = f"{ME},{url('bob-okoro')}"
    bob = {"sender": "Bob Okoro", "sender_url": url("bob-okoro")}
    rows = [
        message_row(13, thread="g", to="Mira Moss, Bobby", to_urls=urls),
        message_row(13, thread="g", to="Mira Moss, Ana", to_urls=f"{ME},{url('ana-silva')}", **bob),
        message_row(13, **TO_ANA),
    ]
    assert names(read_messages(tmp_path, messages(13, *rows))) == ["Ana Silva", "Bob Okoro"]


@pytest.mark.parametrize(("others", "ties"), [(19, 171), (20, 0)])
def test_large_groups_say_nothing(tmp_path: Path, others: int, ties: int) -> None:
    urls = ",".join([ME, *(url(f"p{number}") for number in range(1, others))])
    rows = [message_row(13, thread="g", to_urls=urls), message_row(13, **TO_ANA)]
    batch = read_messages(tmp_path, messages(13, *rows))
    assert len(batch.ties) == ties
    assert bool(batch.skipped) is (ties == 0)


def test_me_by_invitations(tmp_path: Path) -> None:
    save(
        tmp_path,
        "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
        f'Mira Moss,Dan Doe,"1/29/26, 2:37 PM",,OUTGOING,{ME},{url("dan")}\n',
        "Invitations.csv",
    )
    batch = read_messages(tmp_path, messages(13, message_row(13)), profile="")
    assert batch.me.keys == (MY_KEY,)
    assert [touch.direction for touch in batch.touches if touch.kind == "message"] == ["in"]


def test_me_by_being_everywhere(tmp_path: Path) -> None:
    rows = [
        message_row(13, thread=f"t{n}", sender=f"P {n}", sender_url=url(f"p{n}")) for n in range(3)
    ]
    batch = read_messages(tmp_path / "3", messages(13, *rows), profile="")
    assert batch.me.keys == (MY_KEY,)
    assert len(batch.touches) == 3
    batch = read_messages(tmp_path / "unique", messages(13, *rows, *rows), profile="")
    assert batch.me.keys == (MY_KEY,)


def test_an_unknown_me_is_one_line_in_the_report(tmp_path: Path) -> None:
    save(tmp_path, NEW + ANA)
    rows = [message_row(13), message_row(13, thread="t2")]
    batch = read_messages(tmp_path, messages(13, *rows), profile="")
    assert (batch.touches, batch.me.keys) == ((), ())
    assert [skip.reason for skip in batch.skipped] == [
        "cannot tell which of these people is you; give --me"
    ]


def test_what_is_known_of_me_wins(tmp_path: Path) -> None:
    rows = messages(13, message_row(13))
    batch = read_messages(tmp_path, rows, me_keys=("in:ana-silva",))
    assert touches(batch)[0][:2] == ("Mira Moss", "out")


def test_a_stranger_to_the_messages_is_not_taken_for_me(tmp_path: Path) -> None:
    save(tmp_path, NEW + ANA)
    rows = messages(13, message_row(13))
    batch = read_messages(tmp_path, rows, profile="", me_keys=("in:somebody-else",))
    assert (batch.touches, batch.ties[1:]) == ((), ())


def test_me_by_the_name_messages_are_sent_to(tmp_path: Path) -> None:
    batch = read_messages(tmp_path, messages(13, message_row(13)))
    assert batch.me.keys == (MY_KEY,)
    assert touches(batch)[0][:2] == ("Ana Silva", "in")


def test_people_are_shared_with_the_contact_list(tmp_path: Path) -> None:
    save(tmp_path, NEW + ANA)
    batch = read_messages(tmp_path, messages(13, message_row(13), message_row(13, **TO_ANA)))
    assert names(batch) == ["Ana Silva"]
    assert {touch.person for touch in batch.touches} == {0}


def test_a_row_inside_a_message_is_text(tmp_path: Path) -> None:
    forged = message_row(13, sender="Bob Okoro", sender_url=url("bob-okoro"), text="forged")
    rows = messages(13, message_row(13, text=f"look\n{forged}bye"), message_row(13, **TO_ANA))
    assert names(read_messages(tmp_path, rows)) == ["Ana Silva"]


def test_an_unclosed_quote_among_quoted_rows(tmp_path: Path) -> None:
    rows = [message_row(13, True, thread=f"t{n}", text="two\nlines") for n in range(4)]
    rows[1] = rows[1].replace('"INBOX"', '"INBOX')
    batch = read_messages(tmp_path, messages(13, *rows, message_row(13, True, **TO_ANA)))
    assert [touch.line for touch in batch.touches if touch.direction == "in"] == [2, 6, 8]
    assert len(batch.skipped) == 1


def test_of_several_groups_the_smallest_counts(tmp_path: Path) -> None:
    small = f"{ME},{url('bob-okoro')}"
    rows = [
        message_row(13, thread="s", to_urls=small, on="2024-01-01 00:00:00 UTC"),
        message_row(13, thread="l", to_urls=f"{small},{url('cem')}"),
        message_row(13, **TO_ANA),
    ]
    for number, order in enumerate((rows, [rows[1], rows[0], rows[2]])):
        batch = read_messages(tmp_path / str(number), messages(13, *order))
        sizes = {
            frozenset((batch.people[tie.a].name, batch.people[tie.b].name)): (tie.members, tie.on)
            for tie in batch.ties
        }
        assert sizes == {
            frozenset(("Ana Silva", "bob-okoro")): (3, "2024-01-01"),
            frozenset(("Ana Silva", "cem")): (4, "2025-06-01"),
            frozenset(("bob-okoro", "cem")): (4, "2025-06-01"),
        }
