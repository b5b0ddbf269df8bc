"""Every query that the documentation shows can be asked, of the demo."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from secondhop.search.fields import FIELDS, STATES
from secondhop.search.query import parse
from secondhop.search.sort import ORDERS
from secondhop.search.spelling import format_query
from secondhop.store.demo import make_demo
from secondhop.store.state import State
from secondhop.store.store import Store

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "search.md").read_text("utf-8")
QUERIES = [
    line
    for block in re.findall(r"```query\n(.*?)```", TEXT, re.S)
    for line in block.split("\n")
    if line
]
EVERYBODY = {"added:2026-11"}
NOBODY = {"degree:-", "has:email missing:industry"}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> State:
    home, today = make_demo(tmp_path_factory.mktemp("demo"))
    store = Store.open(home, today=today)
    store.close()
    return store.state


def test_every_query_shown_is_complete_and_finds_somebody(demo: State) -> None:
    assert len(QUERIES) > 30
    found = {}
    for text in QUERIES:
        query = parse(text)
        assert query.items == query.terms, text
        assert parse(format_query(query)) == query
        found[text] = demo.index.search(query).total
    assert {text for text, total in found.items() if not total} == NOBODY
    everybody = len(demo.people) - 1
    assert {text for text, total in found.items() if total == everybody} == EVERYBODY


def test_every_name_is_explained() -> None:
    for name in (*FIELDS, *STATES, *ORDERS):
        assert f"`{name}`" in TEXT, name
