"""The guided tour: written as Markdown, drawn as plain lines with the keys that are in force."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from msgspec import Struct

from secondhop.tui.actions import key_of
from secondhop.tui.widgets.cells import cells, cut
from secondhop.tui.widgets.lines import Line, Span

WIDEST = 76
"""Cells of a line that is still read with ease."""

_ITEM = re.compile(r"(-|\d+\.) +")
_PIECE = re.compile(r"\{key:([a-z-]+)\}|`([^`]+)`|\*\*([^*]+)\*\*")


class Block(Struct, frozen=True):
    """A heading, a paragraph or an item of a list."""

    kind: str  # "#", "##", "-", "1." or "" for a paragraph
    text: str


@cache
def tour_blocks() -> tuple[Block, ...]:
    """The tour as it is written."""
    return read_blocks(Path(__file__).parents[1].joinpath("tour.md").read_text("utf-8"))


def read_blocks(markdown: str) -> tuple[Block, ...]:
    """Headings, paragraphs and items; other Markdown is not used here."""
    blocks: list[Block] = []
    is_open = False  # whether the next line goes on with the last block
    for line in markdown.splitlines():
        text = line.strip()
        if not text:
            is_open = False
        elif text.startswith("#"):
            mark, _, words = text.partition(" ")
            blocks.append(Block(mark, words.strip()))
            is_open = False
        elif item := _ITEM.match(text):
            blocks.append(Block(item[1], text[item.end() :]))
            is_open = True
        elif is_open:
            blocks[-1] = Block(blocks[-1].kind, f"{blocks[-1].text} {text}")
        else:
            blocks.append(Block("", text))
            is_open = True
    return tuple(blocks)


def tour_lines(width: int) -> list[Line]:
    """The tour for a width in cells."""
    return draw_blocks(tour_blocks(), width)


def draw_blocks(blocks: tuple[Block, ...], width: int) -> list[Line]:
    """Blocks as lines; a blank one stands before all but what a heading or a list goes on with."""
    made: list[Line] = []
    before = Block("", "")
    for block in blocks:
        in_list = bool(_ITEM.match(f"{block.kind} ") and _ITEM.match(f"{before.kind} "))
        if not in_list and not before.kind.startswith("#"):
            made.append([])
        made += _draw(block, width)
        before = block
    return made


def _draw(block: Block, width: int) -> list[Line]:
    if block.kind.startswith("#"):
        style = "strong under" if block.kind == "#" else "strong"
        return [[(f" {cut(block.text, width - 2)}", style)]]
    sign = {"": "", "-": "·"}.get(block.kind, block.kind)
    indent = "   " + " " * (len(sign) + 1 if sign else 0)
    lines = flow(pieces(block.text), min(width - 2, WIDEST) - len(indent))
    first = f"   {sign} " if sign else indent
    return [[(indent if place else first, ""), *line] for place, line in enumerate(lines)]


def pieces(text: str) -> list[Span]:
    """A text as spans: keys as they are in force, `code` and **strong** words."""
    spans: list[Span] = []
    place = 0
    for found in _PIECE.finditer(text):
        spans.append((text[place : found.start()], ""))
        key, code, strong = found.groups()
        spans.append(
            (key_of(key), "strong") if key else (code, "accent") if code else (strong, "strong")
        )
        place = found.end()
    return [span for span in (*spans, (text[place:], "")) if span[0]]


def flow(spans: list[Span], width: int) -> list[Line]:
    """Spans in lines of at most `width` cells, broken at spaces only."""
    lines: list[list[Span]] = [[]]
    taken = 0
    for word in _words(spans):
        length = sum(cells(text) for text, _ in word)
        if lines[-1] and taken + 1 + length > width:
            lines.append([])
            taken = 0
        if lines[-1]:
            lines[-1].append((" ", ""))
            taken += 1
        lines[-1] += word
        taken += length
    return list(lines)


def _words(spans: list[Span]) -> list[list[Span]]:
    """The words of some spans; one may be of several styles, as in `x`,"""
    words: list[list[Span]] = [[]]
    for text, style in spans:
        for place, part in enumerate(text.split(" ") if style == "" else [text]):
            if place:
                words.append([])
            if part:
                words[-1].append((part, style))
    return [word for word in words if word]
