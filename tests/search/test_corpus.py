from __future__ import annotations

import numpy as np
import pytest

from secondhop.network.people import ME
from secondhop.network.ties import Ties
from secondhop.search.corpus import Corpus, Figures
from secondhop.search.index import Index
from secondhop.search.query import parse
from tests.search.corpora import corpus_of, people_of, person


def test_arrays_of_different_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match=r"lengths \[1, 2\] for 2 people"):
        corpus_of(people_of([person("Ana")]), mutuals=[0])


def test_more_facts_than_people_are_refused() -> None:
    with pytest.raises(ValueError, match="for 1 people"):
        corpus_of(people_of([]), degree=[0, 1], mutuals=[0, 0], order=[0, 1])


def test_the_ties_of_the_network_are_searchable() -> None:
    people = people_of([person("Ana"), person("Ben"), person("Cid")])
    ends = np.array([ME, 1], np.int32), np.array([1, 2], np.int32)
    ties = Ties.build(4, *ends, np.ones(2, np.float32))
    degree, mutuals = np.array([0, 1, 2, -1], np.int8), np.array([0, 0, 1, 0], np.int32)
    index = Index(
        Corpus(people, degree, mutuals, ties, np.arange(4, dtype=np.int32), Figures.none(4), 1)
    )
    assert index.search(parse("via:ana")).rows.tolist() == [2]
