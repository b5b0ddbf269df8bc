"""The document of all guards, made from their list and the packaged limits.

`python -m tests.outreach.guards.sheet` writes it again.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from secondhop.outreach.guards.check import GUARDS, Guard, check
from secondhop.outreach.limits import load_limits, packaged
from tests.outreach.guards.bad import BAD

GUARDS_PAGE = Path(__file__).parents[3] / "docs" / "guards.md"
ABOUT = """\
# Guards

Before a message leaves, guards look at it: at its words, at the person it goes to, at the
introducer, and at what you have sent lately. A guard *warns*, or it *blocks*: then something has to
be changed first, or you say why not.

```sh
secondhop check --kind note --to "Ivo Weber" < note.txt
secondhop check --kind cover --to "Hana Weber" --via "Yuki Santos" --json < cover.txt
```

`--kind` is `cover` (the request to an introducer), `forwardable` (the mail to pass on), `note` (of
an invitation), `message` or `thanks`. Without `--to`, whatever needs to know the recipient stays
silent.
The exit code is 1 when a guard blocks, 0 otherwise; `--json` prints
`{"verdict": "ok" | "warn" | "block", "findings": [{"guard", "level", "message"}]}`.

A guard that needs something nobody knows stays silent. Whoever is never to be written to gets the
tag `do-not-contact` (`dnc`, `no-contact`, `declined` and `opt-out` do, too).
"""
LIMITS = """\
## The limits

Every number can be changed in `config.toml` (`secondhop paths` tells where it is), and so can the
kind of your account, which decides how long and how many your notes may be:

```toml
[account]
kind = "premium"           # or "free"

[limits]
invitations_week_warn = 20
follow_ups = 1
```

What is called a house rule is ours: no study gives the number.
"""


def guards_page() -> str:
    """The whole document."""
    groups = dict.fromkeys(guard.group for guard in GUARDS)
    parts = [ABOUT, *("\n".join(_group(group)) for group in groups), LIMITS, "\n".join(_limits())]
    return "\n".join(parts)


def _group(group: str) -> Iterator[str]:
    yield from (f"## About {group}", "", "| guard | looks for | |", "|---|---|---|")
    for guard in GUARDS:
        if guard.group == group:
            yield f"| `{guard.name}` | {_about(guard)} | {_levels(guard)} |"
    yield ""


def _about(guard: Guard) -> str:
    """The sentence of its function."""
    return " ".join((guard.find.__doc__ or "").split()).rstrip(".").replace("|", "\\|")


def _levels(guard: Guard) -> str:
    """Whether it warns, blocks or both, as its examples show."""
    limits = load_limits()
    found = [one for case in BAD[guard.name] for one in check(*case, limits).findings]
    levels = {one.level for one in found if one.guard == guard.name}
    return " or ".join(f"{level}s" for level in ("warn", "block") if level in levels)


def _limits() -> Iterator[str]:
    yield from ("| limit | value | source | as of |", "|---|---:|---|---|")
    for name, limit in packaged().items():
        yield f"| `{name}` | {limit.value:g} | {limit.source} | {limit.date} |"
    yield ""


if __name__ == "__main__":
    GUARDS_PAGE.write_text(guards_page(), encoding="utf-8")
