from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhop.search.query import parse
from secondhop.search.terms import (
    NOT_CONNECTED,
    Compare,
    Field,
    QueryError,
    Term,
    Unfinished,
    Words,
)
from tests.search.corpora import patient


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
    ],
)
def test_a_term_without_its_value_is_no_error_at_the_end(text: str) -> None:
    words, unfinished = parse(f"x {text}").terms
    assert words == Words("x")
    assert isinstance(unfinished, Unfinished)
    assert unfinished.text.strip() == text.strip()


def test_an_open_quote_is_closed_by_the_end() -> None:
    assert parse('x "head of').terms == (Words("x"), Words("head of"))
    assert parse('company:"fjord b').terms == (Field("company", "fjord b"),)


@pytest.mark.parametrize(
    ("text", "column", "length", "message"),
    [
        ("x compny:acme", 2, 6, "unknown field 'compny'; did you mean company?"),
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
    ],
)
def test_an_error_says_what_where_and_what_instead(
    text: str, column: int, length: int, message: str
) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text)
    assert caught.value.message.startswith(message)
    assert (caught.value.column, caught.value.length) == (column, length)


def test_terms_know_their_columns() -> None:
    text = '  eng -"head of"  company:acme degree:2 x:'.removesuffix(" x:") + " tag:"
    assert [term.column for term in parse(text).terms] == [2, 6, 18, 31, 40]
    assert [text[term.column] for term in parse(text).terms] == ["e", "-", "c", "d", "t"]


@patient
@given(st.text(alphabet=st.sampled_from('ab:-#"<>=.3 \t\n\x1b[]éł\u202e') | st.characters()))
def test_hostile_text_is_a_query_or_a_query_error(text: str) -> None:
    try:
        parse(text)
    except QueryError as error:
        assert 0 <= error.column < len(text)
        assert 0 < error.length <= len(text) - error.column


def test_a_long_paste_is_read_in_one_pass() -> None:
    assert len(parse("a" * 100_000 + ' "' + '""' * 50_000).terms) == 2
    with pytest.raises(QueryError, match=r"unknown field 'a{29}…'"):
        parse("a" * 100_000 + ":b")
