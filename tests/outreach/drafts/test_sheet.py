"""The document says what there is."""

from __future__ import annotations

import tomllib

from secondhop.outreach.drafts.templates import templates_in
from secondhop.tui.actions import BY_ID, DEFAULTS, IN_DRAFT
from tests.outreach.drafts.sheet import DRAFTS_PAGE, drafts_page


def test_the_document_is_up_to_date() -> None:
    assert DRAFTS_PAGE.read_text("utf-8") == drafts_page()


def test_the_example_is_a_template() -> None:
    example = drafts_page().partition("```toml\n")[2].partition("```")[0]
    (found,) = templates_in(tomllib.loads(example), "en")
    assert (found.name, found.degrees) == ("note", (2,))


def test_every_key_of_a_draft_is_named() -> None:
    for action in IN_DRAFT:
        assert f"`{DEFAULTS[action.id][0]}`" in drafts_page(), BY_ID[action.id].help
