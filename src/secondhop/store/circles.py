"""My circles from the state, with the ids and names that they had before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import numpy as np

from secondhop.model.text import fold
from secondhop.network.arrays import Int32, rows_where
from secondhop.network.circles import NO_COMPANY, Circle, Found, Signs, find_circles
from secondhop.store.circlefile import Atlas, atlas_of, keep_atlas, read_atlas
from secondhop.store.home import Home
from secondhop.store.state import State

LABEL = "circle/"
"""The tag circle/climbing-club puts a contact into a circle of the user's own."""


def circles_of(state: State, home: Home | None = None) -> tuple[Circle, ...]:
    """My circles, biggest first, then whoever is in none; with a home, under their former names.

    It reads every contact once; who divides 30,000 of them does it beside the screen.
    """
    rows = contacts_by_name(state)
    signs = gather(state, rows)
    return with_rows(rows, found_in(signs) if home is None else _found_at(home, signs))


def _found_at(home: Home, signs: Signs) -> tuple[Found, ...]:
    """The circles as they were, else found and remembered, so that the next start has them."""
    atlas = read_atlas(home)
    found = found_as_before(signs, atlas)
    if atlas_of(found, signs, atlas.places) != atlas and home.state.is_dir():
        places = read_atlas(home).places  # those of now, as the screen may have moved tiles
        keep_atlas(home, atlas_of(found, signs, places))
    return found


def circle_members(state: State, text: str) -> Int32:
    """The contacts in every circle whose name has a text in it, whatever its case and accents."""
    wanted = fold(text)
    parts = [one.members for one in circles_of(state) if wanted in fold(one.name)]
    return np.sort(np.concatenate(parts)) if parts else np.empty(0, np.int32)


def contacts_by_name(state: State) -> Int32:
    """The rows of my contacts by name, work, then id: another import of the same files may give
    them other ids, and the order decides between equals."""
    people, rows = state.people, rows_where(state.degree == 1)
    columns = (people.location, people.title, people.employer, people.name)  # the last counts most
    ranks = np.stack([one.values.ranks[one.codes[rows]] for one in columns])
    order = np.lexsort(ranks)
    rows, ranks = rows[order], ranks[:, order]
    alike = (ranks[:, 1:] == ranks[:, :-1]).all(axis=0)
    unsure = np.flatnonzero(np.append(alike, False) | np.append(False, alike))
    group = np.cumsum(np.append(True, ~alike))[unsure]
    ids = np.array([people.ids[row] for row in rows[unsure].tolist()], np.str_)
    rows[unsure] = rows[unsure][np.lexsort((ids, group))]
    return rows


def gather(state: State, rows: Int32) -> Signs:
    """What tells circles apart, of every contact; `rows` in the order of the signs."""
    people, each = state.people, rows.tolist()
    return Signs(
        ids=tuple(people.ids[row] for row in each),
        names=tuple(people.name[row] for row in each),
        labels=tuple(label_of(people.tags[row]) for row in each),
        companies=tuple(tuple(_companies(state, row)) for row in each),
        schools=tuple(people.schools[row] for row in each),
        places=tuple(people.location[row] for row in each),
        pairs=_pairs(state, rows),
    )


@lru_cache(maxsize=4)
def found_in(signs: Signs) -> tuple[Found, ...]:
    """The circles of some signs; asked again about the same ones it remembers."""
    return find_circles(signs)


def found_as_before(signs: Signs, atlas: Atlas) -> tuple[Found, ...]:
    """The circles under their former ids and names; found anew only when something changed."""
    return atlas.recalled(signs) or atlas.continued(found_in(signs), signs)


def with_rows(rows: Int32, found: Iterable[Found]) -> tuple[Circle, ...]:
    """Circles by the rows of their members, which stand in `rows` in the order of the signs."""
    return tuple(
        Circle(one.id, one.name, one.origin, np.sort(rows[list(one.members)])) for one in found
    )


def label_of(tags: Sequence[str]) -> str:
    """The circle that the first such tag names, "" without one: hyphens stand for spaces."""
    names = (tag[len(LABEL) :] for tag in tags if tag.casefold().startswith(LABEL))
    return next(filter(None, (name.replace("-", " ").strip() for name in names)), "")


def _companies(state: State, row: int) -> Iterator[str]:
    """The company of now and those of before, under their one name."""
    people = state.people
    for name in (people.employer[row], *people.past[row]):
        if name and fold(name) not in NO_COMPANY:
            known = state.companies.find(name)
            yield known.name if known else name


def _pairs(state: State, rows: Int32) -> bytes:
    """The ties among contacts, each once, by their places among `rows`."""
    place = np.full(len(state.people), -1, np.int32)
    place[rows] = np.arange(len(rows), dtype=np.int32)
    half = state.ties.half_edges(np.sort(rows))
    here, there = place[half.src], place[half.dst]
    among = (there >= 0) & (here < there)  # few of all that they know
    pairs = np.stack((here[among], there[among]), axis=1)
    return np.ascontiguousarray(pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]).tobytes()
