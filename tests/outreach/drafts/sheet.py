"""The document of drafts: its tables are made from the templates and their slots.

`python -m tests.outreach.drafts.sheet` writes it again.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from secondhop.outreach.drafts.context import SLOTS
from secondhop.outreach.drafts.templates import LANGUAGES, packaged

DRAFTS_PAGE = Path(__file__).parents[3] / "docs" / "drafts.md"
ABOUT = """\
# Drafts

secondhop prepares the words of a message; you change them, and you send them. It opens no
connection and sends nothing.

On a person, `i` writes to whoever may introduce you, or to whoever has introduced you and waits for
thanks; `c` writes the note of an invitation, or a message to a contact. Below the text stands how
long it is, and what the [guards](guards.md) say of it while you write.

| key | |
|---|---|
| `w` or `enter` | write; `esc` stops writing |
| `[` `]` | other words for the same: the request, the mail to pass on, thanks … |
| `l` | the next language |
| `o` | through the next introducer; the warmest way comes first |
| `i` | what one could begin with, and where it comes from |
| `y` | copy, and say what was tried; over SSH the terminal has to agree |
| `s` | save as a mail (`.eml`) that a mail program opens to be sent |
| `ctrl+o` | write in `$EDITOR` |
| `ctrl+s` | say that you sent it |
| `D` | drop what you wrote, and begin with the template |
| `esc` | leave; what you wrote is kept until you quit |

**Sent** is one change, and `u` takes all of it back. A request puts its ask on *asked* and reminds
you after a week. A note is an invitation: the person is *requested*, and after three weeks you look
whether they accepted. A message waits three working days for its answer. Thanks and outcome close
what you owe the introducer. Where a guard blocks, secondhop asks why you send it all the same, and
keeps your reason with the touch.

## On the command line

```sh
secondhop draft cover "Ivo Weber"                       # through the warmest way
secondhop draft forwardable "Ivo Weber" --via "Pia Frank" --check
secondhop draft note "Ivo Weber" --lang de --json
secondhop draft thanks "Selma Vogel" --template outcome
secondhop draft forwardable "Ivo Weber" --out intro.eml
secondhop draft starters "Ivo Weber"                    # what one could begin with
```

The text goes to stdout, everything else to stderr. With `--check` the exit code is 1 when a guard
blocks, and nothing is saved.

## Nothing is made up

What nobody knows is left out with its sentence. What a message cannot do without stays as an open
slot such as `{ask}`, and the guards block it until you write what belongs there. Names come from
your files; hook, reason and ask are what you wrote on the checklist (`E`, or `secondhop research`).

When a note is longer than your account allows (`[account] kind` in `config.toml`), the sentences
that may be left out go, the last ones first.
"""
OWN = """\
## Your own words

Put files into the folder `templates` of your data (`secondhop paths` tells where that is):
`en.toml` for English, `nb.toml` for Norwegian, or any name with `lang = "nb"` in its first lines. A
template of yours stands before the one of the same name that comes with the program.

```toml
schema = 1

[note]
kind = "note"                 # cover, forwardable, intro, note, message or thanks
about = "for people from the choir"
degrees = [2]                 # proposed first for people so far off; leave it out for all
text = \"\"\"
Hi {first},
[[You and I both know {via}.]][[ Your {work} stayed with me.]]
{me_first}
\"\"\"
```

`[[ … ]]` is left out when one of its slots is not known. With `||` in between, the first
alternative that is known is said; with `|| !` at the end one of them has to be said. A mail may
have a `subject`. `step` says which state of an ask sending it leads to, as `asked` or `thanked` do.

What is wrong in a file is told with its line by `secondhop doctor`, and leaves the others as they
are.
"""


def drafts_page() -> str:
    """The whole document."""
    return "\n".join([ABOUT, *_templates(), OWN, *_slots()])


def _templates() -> Iterator[str]:
    langs = ", ".join(LANGUAGES)
    yield from ("## The templates", "", f"There are these, in {langs}:", "")
    yield from ("| name | kind | what it is for |", "|---|---|---|")
    for one in packaged():
        if one.lang == LANGUAGES[0]:
            yield f"| `{one.name}` | {one.kind} | {one.about} |"
    yield ""


def _slots() -> Iterator[str]:
    yield from ("## The slots", "", "| slot | stands for |", "|---|---|")
    for slot, about in SLOTS.items():
        yield f"| `{{{slot}}}` | {about} |"
    yield ""


if __name__ == "__main__":
    DRAFTS_PAGE.write_text(drafts_page(), encoding="utf-8")
