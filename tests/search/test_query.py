from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from secondhop.search.query import parse
from secondhop.search.terms import (
    NOT_CONNECTED,
    Both,
    Compare,
    Dated,
    Either,
    Field,
    QueryError,
    Term,
    Unfinished,
    Words,
)
from tests.search.corpora import patient
from tests.search.queries import query_texts

BANKS = Either((Field("industry", "bank"), Field("industry", "insurance")))


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("", []),
        ("  \t ", []),
        ("eng berlin", [Words("eng"), Words("berlin")]),
        ('"head of" x', [Words("head of"), Words("x")]),
        ('"say ""hi"" now"', [Words('say "hi" now')]),
        ("-berlin", [Words("berlin", negated=True)]),
        ('-"head of"', [Words("head of", negated=True)]),
        ('-company:"fjord bank"', [Field("company", "fjord bank", negated=True)]),
        ("Company:Acme", [Field("company", "Acme")]),
        ("#berlin -#old", [Field("tag", "berlin"), Field("tag", "old", negated=True)]),
        ("mutuals>=3", [Compare("mutuals", ">=", 3)]),
        ("MUTUALS=3 mutuals:3", [Compare("mutuals", "=", 3)] * 2),
        ("mutuals:>=3", [Compare("mutuals", ">=", 3)]),
        ("mutuals:2..5", [Compare("mutuals", "..", 2, 5)]),
        ("mutuals:2.. x", [Compare("mutuals", ">=", 2), Words("x")]),
        ("mutuals:..5", [Compare("mutuals", "<=", 5)]),
        ("degree:-", [Compare("degree", "=", NOT_CONNECTED)]),
        ("-degree<2", [Compare("degree", "<", 2, negated=True)]),
        ("http://example.org/a:b", [Words("http://example.org/a:b")]),
        ('https:"x y', [Words('https:"x'), Words("y")]),
        ("c++:x 12:30 :-D a=b", [Words("c++:x"), Words("12:30"), Words(":-D"), Words("a=b")]),
        ("salary>much x->y", [Words("salary>much"), Words("x->y")]),
        ("a -> b a!=b", [Words("a"), Words(">", negated=True), Words("b"), Words("a!=b")]),
        ("age!=5", [Words("age!=5")]),
        ('">=" x', [Words(">="), Words("x")]),
        ("degree<9 degree:2..7", [Compare("degree", "<", 9), Compare("degree", "..", 2, 7)]),
        ('5"tall', [Words('5"tall')]),
        ("company:>=x", [Field("company", ">=x")]),
        ("degree", [Words("degree")]),
        ("a or b", [Either((Words("a"), Words("b")))]),
        ("a OR b | c || d", [Either((Words("a"), Words("b"), Words("c"), Words("d")))]),
        ("a|b", [Either((Words("a"), Words("b")))]),
        ("a b or c", [Either((Both((Words("a"), Words("b"))), Words("c")))]),
        ("a (b or c)", [Words("a"), Either((Words("b"), Words("c")))]),
        ("(a b) (c)", [Words("a"), Words("b"), Words("c")]),
        ("((a or b) or c)", [Either((Words("a"), Words("b"), Words("c")))]),
        ("-(a b)", [Both((Words("a"), Words("b")), negated=True)]),
        ("-(a or b)", [Either((Words("a"), Words("b")), negated=True)]),
        ("-(-a) -(-(b c))", [Words("a"), Words("b"), Words("c")]),
        ('"or" -or ore', [Words("or"), Words("or", negated=True), Words("ore")]),
        ("(a)b", [Words("a"), Words("b")]),
        ("acme(uk) (x(y) z)", [Words("acme(uk)"), Words("x(y)"), Words("z")]),
        ("industry:(bank|insurance)", [BANKS]),
        ("industry:bank|insurance", [BANKS]),
        ("industry:( bank or insurance )", [BANKS]),
        ("industry:bank or industry:insurance", [BANKS]),
        ("-industry:(bank|insurance)", [replace(BANKS, negated=True)]),
        ('#(a|"b c")', [Either((Field("tag", "a"), Field("tag", "b c")))]),
        ("company:(fjord bank)", [Field("company", "fjord bank")]),
        ("degree:1|-", [Either((Compare("degree", "=", 1), Compare("degree", "=", -1)))]),
        ("tag:a|tag:b", [Either((Field("tag", "a"), Field("tag", "b")))]),
        ("industry?:bank", [Field("industry", "bank", maybe=True)]),
        (
            "mutuals?>3 Due?<=today",
            [Compare("mutuals", ">", 3, maybe=True), Dated("due", "<=", "today", maybe=True)],
        ),
        (
            "has:email missing:Industry is:due",
            [Field("has", "email"), Field("missing", "industry"), Field("is", "due")],
        ),
        ("touched<030D", [Dated("touched", "<", "30d")]),
        ("touched:1y added:2026-1", [Dated("touched", "<=", "1y"), Dated("added", "=", "2026-01")]),
        ("due:today..fri", [Dated("due", "..", "today", "fri")]),
    ],
)
def test_what_is_understood(text: str, terms: list[Term]) -> None:
    assert list(parse(text).terms) == terms


@pytest.mark.parametrize(
    "text",
    [
        *("company:", "-company:", "tag:  ", "#", "-#", "mutuals>=", "mutuals>", "mutuals:"),
        *(">=", "<", "=", "!="),
        *("mutuals:1.", "mutuals:..", "degree:", "degree:<", '"', '-"', 'name:"', '-name:" '),
        *("or", "OR ", "|", "(", "-(", "((", "or (", "or tag:", "(tag:", "tag:(", "-tag:("),
        *("has:", "has:em", "is:con", "hiring:y", "touched<", "touched<3", "touched:..", "due<=to"),
        *("due:>", "added:202", "added:2026-", "added:2026-11-", "added:2026-11-0", "due:w"),
        *("due:+", "touched:1w..2", "warmth>"),
    ],
)
def test_a_term_without_its_value_is_no_error_at_the_end(text: str) -> None:
    words, unfinished = parse(f"x {text}").terms
    assert words == Words("x")
    assert isinstance(unfinished, Unfinished)
    assert unfinished.text.strip() == text.strip()


@pytest.mark.parametrize(
    ("typed", "closed"),
    [
        ("(a or b", "(a or b)"),
        ("(a or", "a"),
        ("(a (b or c", "(a (b or c))"),
        ("industry:(bank | insurance", "industry:(bank|insurance)"),
        ("industry:(bank|", "industry:bank"),
        ('industry:("real es', 'industry:"real es"'),
        ("degree:(1|>", "degree:1"),
        ("touched:(<7d|>1", "touched<7d"),
        ("-(a or b", "-(a or b)"),
    ],
)
def test_what_is_open_is_closed_by_the_end(typed: str, closed: str) -> None:
    assert parse(typed).items == parse(closed).items


def test_no_prefix_of_a_query_is_an_error() -> None:
    text = (
        '(ana or -"head of") -industry?:(bank|"real estate") touched<30d|>1y due<=today has:email'
        " added:2026-11-01..2026-12 -(#a | (b c)) degree:- is:prospect mutuals:2..5 or hiring:yes"
    )
    assert parse(text)
    for end in range(len(text)):
        half = text[:end]
        if not re.search(r"(?:^|[\s(|-])[a-z]+\??:?$|[<>]$", half):
            parse(half)


def test_an_open_quote_is_closed_by_the_end() -> None:
    assert parse('x "head of').terms == (Words("x"), Words("head of"))
    assert parse('company:"fjord b').terms == (Field("company", "fjord b"),)


@pytest.mark.parametrize(
    ("text", "column", "length", "message"),
    [
        ("x compny:acme", 2, 6, "unknown field 'compny'; did you mean company?"),
        ("x hase:y", 2, 4, "unknown field 'hase'; did you mean has?"),
        ("-loc:berlin", 1, 3, "unknown field 'loc'; did you mean location?"),
        ("mutual>3", 0, 6, "unknown field 'mutual'; did you mean mutuals?"),
        ("zzz:1", 0, 3, "unknown field 'zzz'; there are name, title, company"),
        ("x mutuals:many", 10, 4, "mutuals wants a number, as in mutuals>=3"),
        ("mutuals>= y", 0, 9, "mutuals wants a number, as in mutuals>=3"),
        ("mutuals>>", 8, 1, "mutuals wants a number"),
        ('mutuals:"3"', 8, 3, "mutuals wants a number"),
        ("mutuals:٣", 8, 1, "mutuals wants a number"),
        ("mutuals:-3", 8, 2, "mutuals wants a number"),
        ("degree:far", 7, 3, "degree wants 1, 2, 3 or - (not connected), as in degree:2"),
        ("degree>-", 7, 1, "degree wants 1, 2, 3 or -"),
        ("x degree:7", 9, 1, "degree is 0, 1, 2, 3 or -"),
        ("degree=4 y", 7, 1, "degree is 0, 1, 2, 3 or -"),
        ("degree>=9", 8, 1, "degree is 0, 1, 2, 3 or -"),
        ("degree:5..9", 7, 4, "degree is 0, 1, 2, 3 or -"),
        ("x degree!=2", 2, 9, "there is no !=; write -degree:2"),
        ("Degree:!=3", 0, 10, "there is no !=; write -degree:3"),
        ("mutuals!=3 x", 0, 10, "there is no !=; write -mutuals:3"),
        ("-mutuals!=3", 0, 11, "there is no !=; write mutuals:3"),
        ("mutuals!=", 0, 9, "there is no !=; write -mutuals:2"),
        ("company!=acme", 0, 13, "there is no !=; write -company:acme"),
        ("mutuals >= 3", 8, 2, "write it without spaces, as in mutuals>=3"),
        ("degree = 2", 7, 1, "write it without spaces, as in mutuals>=3"),
        ("degree != 2", 7, 2, "write it without spaces, as in mutuals>=3"),
        ("mutuals>99999999999999999999", 8, 20, "no number of mutuals has 20 digits"),
        ("mutuals:5..2", 8, 4, "mutuals from 5 up to 2 is nobody; write mutuals:2..5"),
        ("company: acme", 0, 8, "company: wants a word right after it, as in company:acme"),
        ("a # b", 2, 1, "# wants a word right after it, as in #pydata"),
        ('name:""', 0, 7, "name: wants a word right after it, as in name:ana"),
        ("x company=acme", 9, 1, "company takes a colon, as in company:acme"),
        ("- a", 0, 1, "a minus wants a word right after it, as in -berlin"),
        ("a - b", 2, 1, "a minus wants a word right after it"),
        ("--berlin", 0, 8, "one minus is enough, as in -berlin"),
        ('x "" y', 2, 2, 'these quotes want words in them, as in "head of"'),
        ('-"  "', 0, 5, "these quotes want words in them"),
        ("a)", 1, 1, "this bracket closes nothing"),
        ("a ) b", 2, 1, "this bracket closes nothing"),
        (":-)", 2, 1, "this bracket closes nothing"),
        ("x () y", 2, 2, "these brackets want something in them, as in (berlin or bern)"),
        ("-( )", 0, 4, "these brackets want something in them"),
        ("or b", 0, 2, "or wants something on both sides, as in berlin or bern"),
        ("a or | b", 2, 2, "or wants something on both sides"),
        ("(a |) b", 3, 1, "| wants something on both sides"),
        ("tag:(a|) b", 0, 8, "tag: wants a word right after it"),
        ("(tag:) b", 1, 4, "tag: wants a word right after it"),
        ("has:wings x", 4, 5, "has: takes no 'wings'; there are name, title"),
        ("has:emial", 4, 5, "has: takes no 'emial'; did you mean email?"),
        ("is:marked", 3, 6, "is: takes no 'marked'; there are contact, prospect"),
        ("has=email", 3, 1, "has takes a colon, as in has:name"),
        ("has?:email", 0, 3, "has: takes no ?; it is always known"),
        ("hiring:maybe", 7, 5, "hiring: takes no 'maybe'; there are yes, no"),
        ("hiring:(yes|maybe)", 12, 5, "hiring: takes no 'maybe'"),
        ("warmth>101", 7, 3, "warmth is 0 to 100, as in warmth>=50"),
        ("warmth>0.5", 7, 3, "warmth wants a number from 0 to 100, as in warmth>=50"),
        ("touched<30 x", 8, 2, "touched wants a time, as in touched<30d"),
        ("due:soon", 4, 4, "due wants a day, as in due<=today"),
        ("added:2026-02-30", 6, 10, "there is no day 2026-02-30"),
        ("due!=today", 0, 10, "there is no !=; write -due:today"),
        ("degree:(1|x) b", 10, 1, "degree wants 1, 2, 3 or -"),
        ("(" * 31 + "a", 30, 1, "more than 30 brackets within each other"),
    ],
)
def test_an_error_says_what_where_and_what_instead(
    text: str, column: int, length: int, message: str
) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text)
    assert caught.value.message.startswith(message)
    assert (caught.value.column, caught.value.length) == (column, length)


def test_where_a_term_stands_does_not_count() -> None:
    one, other = parse("eng degree:2"), parse("  eng   degree:2 ")
    assert one == other
    assert (one != other) is False  # != is a method of its own
    assert len({one, other}) == 1
    assert len({*one.terms, *other.terms}) == 2
    assert one != parse("-eng degree:2")
    assert one.terms[0] != parse("name:eng").terms[0]


def test_terms_know_their_columns() -> None:
    text = '  eng -"head of"  company:acme degree:2 x:'.removesuffix(" x:") + " tag:"
    assert [term.column for term in parse(text).terms] == [2, 6, 18, 31, 40]
    assert [text[term.column] for term in parse(text).terms] == ["e", "-", "c", "d", "t"]


@patient
@given(st.text(alphabet=st.sampled_from('ab:-#"<>=.3 \t\n\x1b[]éł\u202e()|or?') | st.characters()))
def test_hostile_text_is_a_query_or_a_query_error(text: str) -> None:
    try:
        parse(text)
    except QueryError as error:
        assert 0 <= error.column < len(text)
        assert 0 < error.length <= len(text) - error.column


@patient
@given(query_texts)
def test_every_term_knows_the_text_it_came_from(text: str) -> None:
    for item in parse(text).items:
        said = text[item.column : item.column + item.length]
        if isinstance(item, Both) and not item.negated:
            continue
        assert parse(said).items == (item,), said


def test_a_long_paste_is_read_in_one_pass() -> None:
    assert len(parse("a" * 100_000 + ' "' + '""' * 50_000).terms) == 2
    with pytest.raises(QueryError, match=r"unknown field 'a{29}…'"):
        parse("a" * 100_000 + ":b")
