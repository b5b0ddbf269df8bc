"""What the user said of who somebody is: people added by hand, and keys given to people."""

from __future__ import annotations

from collections.abc import Mapping

from secondhop.model.change import Entity
from secondhop.store.fields import Fields

Claim = tuple[str, ...]
"""The fields of one person that settle identity: `added`, and `key:…`."""


def all_claims(fields: Fields) -> dict[Entity, Claim]:
    """The claims of everybody about whom there is any."""
    found = {entity: claim_of(fields, entity) for entity in fields.entities("p:")}
    return {entity: claim for entity, claim in found.items() if claim}


def claim_of(fields: Fields, entity: Entity) -> Claim:
    """What is claimed of one person."""
    held = fields.of(entity)
    return tuple(sorted(name for name in held if name == "added" or name.startswith("key:")))


def added_by_hand(fields: Fields, claims: Mapping[Entity, Claim]) -> list[str]:
    """The people whom the user added, in that order, which no later edit changes."""
    added = [entity for entity, claim in claims.items() if "added" in claim]
    added.sort(key=lambda entity: (fields.stamp(entity, "added"), entity))
    return [entity[2:] for entity in added]


def given_keys(claims: Mapping[Entity, Claim]) -> list[tuple[str, str]]:
    """(person id, key) for every key that the user gave."""
    return [
        (entity[2:], name.removeprefix("key:"))
        for entity, claim in sorted(claims.items())
        for name in claim
        if name.startswith("key:")
    ]
