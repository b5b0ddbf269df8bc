"""Small random networks, queries about them, and a matcher that is too plain to be wrong."""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st

from secondhop.model.person import Person, PersonId
from secondhop.model.text import fold
from secondhop.network.people import People
from secondhop.search.corpus import Corpus, Rows
from secondhop.search.terms import Compare, Field, Query, Term, Unfinished, Words

patient = settings(deadline=None)
"""For property tests: a busy machine is no reason to fail."""

WORDS = (
    *("ana", "Anabel", "Silva", "Müller", "Łódź", "İstanbul", "ﬁnance", "Head of Data", "data"),
    *(
        "Berlin",
        "Bern",
        "acme",
        "Acme GmbH",
        "Fjord Bank",
        "C++",
        'the "best"',
        "王芳",
        "-x",
        "a:b",
    ),
    *("", "", "é", "straße", "´s", "two  spaces", "line\nbreak", "\x1b[31mred", "[bold]"),
)
TAGS = ("berlin", "berlin-2026", "pydata", "Über", "old berlin")
STAGES = ("", "new", "asked", "introduced")
ASKED = (
    *("a", "an", "ana", "b", "be", "ber", "berl", "berlin", "da", "dat", "data", "mull", "MÜLLER"),
    *("lod", "ist", "fi", "fin", "acm", "acme", "c+", "x", "strasse", "王", "zzz", "e", "´", "´s"),
    *("fjord bank", "head of", "of ", " of", "o s", "k b", "two spaces", "line break", "as", "p1"),
)
_OPS: dict[str, Callable[[int, int], bool]] = {
    "=": operator.eq,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


@dataclass(frozen=True)
class FakeHalfEdges:
    dst: Rows


@dataclass
class FakeTies:
    pairs: set[tuple[int, int]] = field(default_factory=set)

    def half_edges(self, rows: Rows, /) -> FakeHalfEdges:
        src = set(rows.tolist())
        both = sorted(self.pairs | {(b, a) for a, b in self.pairs})
        return FakeHalfEdges(np.array([b for a, b in both if a in src], np.int32))


def people_of(persons: list[Person], sources: tuple[str, ...] = ()) -> People:
    people = People(Person(id=PersonId("me"), name="Me Myself"))
    for person in persons:
        people.append(person, sources=sources)
    return people


def corpus_of(
    people: People,
    degree: list[int] | None = None,
    mutuals: list[int] | None = None,
    pairs: set[tuple[int, int]] | None = None,
    order: list[int] | None = None,
) -> Corpus:
    n = len(people)
    return Corpus(
        people,
        np.array(degree if degree is not None else [0] + [2] * (n - 1), np.int8),
        np.array(mutuals if mutuals is not None else [0] * n, np.int32),
        FakeTies(pairs or set()),
        np.array(order if order is not None else range(n), np.int32),
    )


def person(
    name: str,
    title: str = "",
    company: str = "",
    industry: str = "",
    stage: str = "",
    tags: tuple[str, ...] = (),
) -> Person:
    return Person(
        id=PersonId(f"id-{name}"),
        name=name,
        title=title,
        company=company,
        industry=industry,
        stage=stage,
        tags=tags,
    )


_word = st.sampled_from(WORDS)


@st.composite
def persons(draw: st.DrawFn, number: int) -> Person:
    return Person(
        id=PersonId(f"p{number}"),
        name=draw(_word),
        title=draw(_word),
        company=draw(_word),
        location=draw(_word),
        industry=draw(_word),
        skills=tuple(draw(st.lists(_word, max_size=2))),
        tags=tuple(draw(st.lists(st.sampled_from(TAGS), max_size=2))),
        stage=draw(st.sampled_from(STAGES)),
    )


@st.composite
def corpora(draw: st.DrawFn) -> Corpus:
    size = draw(st.integers(0, 12))
    people = People(Person(id=PersonId("me"), name="ana berlin data"))
    for number in range(1, size + 1):
        sources = draw(st.sampled_from([(), ("Ana.csv",), ("berlin.vcf", "Data.csv")]))
        people.append(draw(persons(number)), draw(_word), sources)
    rows = st.integers(0, size)
    n = size + 1
    return corpus_of(
        people,
        [0, *draw(st.lists(st.sampled_from([-1, 1, 1, 2, 3]), min_size=size, max_size=size))],
        draw(st.lists(st.integers(0, 5), min_size=n, max_size=n)),
        draw(st.sets(st.tuples(rows, rows), max_size=20)),
        draw(st.permutations(range(n))),
    )


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


_value = st.sampled_from(ASKED)
_free = st.one_of(_value.map(_quoted), _value.filter(lambda text: " " not in text))
_fielded = st.builds(
    "{}:{}".format,
    st.sampled_from(
        [*("name", "title", "company", "location", "industry"), "skill", "tag", "stage", "source"]
    ),
    _value.map(_quoted),
)
_via = st.sampled_from(["via:ana", "via:p1", "via:p3", "via:a", 'via:"head of"', "via:nobody"])
_number = st.sampled_from(
    [
        *("degree:2", "degree:1", "degree:-", "degree<=2", "degree>1", "degree:1..2", "degree>=0"),
        *("mutuals>=3", "mutuals:2", "mutuals<2", "mutuals:1..3", "mutuals:2..", "mutuals>4"),
    ]
)
_terms = st.builds(
    "{}{}".format, st.sampled_from(["", "", "-"]), st.one_of(_free, _fielded, _via, _number)
)
query_texts = st.lists(_terms, max_size=4).map(" ".join)


def matches(query: Query, corpus: Corpus, row: int) -> bool:
    return all(_holds(term, corpus, row) for term in query.terms)


def _holds(term: Term, corpus: Corpus, row: int) -> bool:
    if isinstance(term, Unfinished):
        return True
    if not isinstance(term, Compare) and not _plain(term.text):
        return True
    return _positive(term, corpus, row) != term.negated


def _positive(term: Words | Field | Compare, corpus: Corpus, row: int) -> bool:
    if isinstance(term, Compare):
        return _compares(term, int(getattr(corpus, term.name)[row]))
    if isinstance(term, Words):
        names = ("name", "title", "company", "location", "industry", "skill", "tag")
        return any(_in(term.text, value) for name in names for value in _values(corpus, name, row))
    if term.name == "via":
        return _is_via(term.text, corpus, row)
    values = _values(corpus, term.name, row)
    if term.name in ("tag", "stage"):
        return any(_plain(value).startswith(_plain(term.text)) for value in values if value)
    return any(_in(term.text, value) for value in values)


def _compares(term: Compare, number: int) -> bool:
    if term.number == -1:
        return number == -1
    if number == -1:
        return False
    if term.upto is not None:
        return term.number <= number <= term.upto
    return _OPS[term.op](number, term.number)


def _values(corpus: Corpus, name: str, row: int) -> tuple[str, ...]:
    people = corpus.people
    if name == "company":
        return people.company[row], people.employer[row]
    if name in ("skill", "tag", "source"):
        return (people.skills if name == "skill" else _lists(people, name))[row]
    return (str(getattr(people, name)[row]),)


def _lists(people: People, name: str) -> list[tuple[str, ...]]:
    return people.tags if name == "tag" else people.sources


def _plain(text: str) -> str:
    return " ".join(fold(text).split())


def _in(text: str, value: str) -> bool:
    left = " " if text[0] == " " else ""
    right = " " if text[-1] == " " else ""
    return left + _plain(text) + right in _plain(value)


def _is_via(text: str, corpus: Corpus, row: int) -> bool:
    people = corpus.people
    reached = {
        int(b)
        for contact in range(len(corpus))
        if corpus.degree[contact] == 1
        and (_in(text, people.name[contact]) or people.ids[contact] == text)
        for b in corpus.ties.half_edges(np.array([contact], np.int32)).dst
    }
    return row in reached
