"""The document of all keys, made from the registry.

`python -m tests.keysheet` writes it again.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from secondhop.tui.actions import DEFAULTS, EVERY, GROUPS, Action
from secondhop.tui.keymap import ESSENTIAL
from secondhop.tui.keynames import show_key

KEYS_PAGE = Path(__file__).parents[1] / "docs" / "keys.md"
ABOUT = """\
# Keys

Every key that secondhop knows, with the name of what it does. `?` shows the same inside, as it
applies where you are, and says why something cannot be done just now. `ctrl+p` or `:` finds
actions and people by name. Nothing needs a mouse.
"""
REMAPPING = """\
## Your own keys

Say in `config.toml` (`secondhop paths` tells where it is) which keys an action has, by its name:

```toml
[keys]
undo = "ctrl+x"            # instead of u
follow-up = "f4, f5"        # two keys
mark = ""                  # none: the palette still finds it
done = ["x", ","]          # a comma is written in a list, or as "comma"
exclude = "minus"          # done has taken its x
```

An entry replaces all keys of its action. Help, footer, palette and messages show the keys that you
have chosen. A key is written as its letter or sign (`A` is shift and a, `?`, `[`), or by its name:
{names}
and `f1` to `f24`. `ctrl+` may stand before a letter, `alt+` before a letter or digit, `shift+` and
`ctrl+` before arrows and the keys around them.

What cannot be is told at the start and by `secondhop doctor`, with file and line, and the rest
counts:

- a name that there is not;
- a key that terminals cannot tell from another one: `ctrl+i` is `tab`, `ctrl+m` and `ctrl+j` are
  `enter`, `ctrl+h` is `backspace`, `ctrl+[` is `esc`, and no terminal has `ctrl+shift+a`;
- a key that another action has in the same place: that one keeps it, unless it gets others, too;
- no key at all for {essential}.
"""
_NAMES = (
    ("enter", "tab", "space", "esc", "backspace", "delete", "insert"),
    ("home", "end", "pgup", "pgdn", "up", "down", "left", "right", "comma"),
)


def keys_page() -> str:
    """The whole document."""
    return "\n".join([ABOUT, *(_table(group) for group in GROUPS), _remapping()])


def _table(group: str) -> str:
    rows = [_row(action) for action in EVERY if action.group == group]
    return "\n".join([f"## {group.capitalize()}", "", *_padded([_HEAD, *rows]), ""])


_HEAD = ("key", "name", "")


def _row(action: Action) -> tuple[str, str, str]:
    keys = " ".join(f"`{show_key(key)}`" for key in DEFAULTS[action.id])
    return keys, f"`{action.id}`", action.help


def _padded(rows: list[tuple[str, str, str]]) -> Iterator[str]:
    """A table that can be read as it stands, too."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for place, row in enumerate(rows):
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield f"| {' | '.join(cells)} |"
        if not place:
            yield f"|{'|'.join('-' * (width + 2) for width in widths)}|"


def _remapping() -> str:
    names = ",\n".join(", ".join(f"`{name}`" for name in line) for line in _NAMES)
    return REMAPPING.format(names=names, essential=" or ".join(f"`{one}`" for one in ESSENTIAL))


if __name__ == "__main__":
    KEYS_PAGE.parent.mkdir(exist_ok=True)
    KEYS_PAGE.write_text(keys_page(), encoding="utf-8")
