"""Random screens as frames that Textual might write, for hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st
from rich.cells import cell_len

ASCII = st.text(alphabet="ab z.|", min_size=1, max_size=12)
GLYPHS = st.sampled_from(
    [
        "é", "…", "●●○○", "──", "日本", "語", "한", "e\u0301", "n\u0303o\u0308", "Ω", "ä b",
        "👍", "👩\u200d👩\u200d👧", "🇩🇪", "❤\ufe0f", "☎", "क\u094d", "שלום", "ﷺ", "ก\u0e33",
    ]
)  # fmt: skip
CODES = st.sampled_from(
    ["", "1", "2", "7", "1;7", "4", "31", "1;36", "9", "38;5;200", "38;2;1;2;3;48;2;9;8;7", "44"]
)
PIECES = st.tuples(CODES, st.one_of(ASCII, ASCII, GLYPHS))


def frame_of(width: int, lines: list[tuple[int, list[tuple[str, str]]]]) -> str:
    """A frame: for some lines their pieces, cut at the right edge and filled up with blanks."""
    written = []
    for y, pieces in lines:
        written.append(f"\x1b[{y + 1};1H")
        room = width
        for codes, text in pieces:
            if cell_len(text) > room:
                break
            room -= cell_len(text)
            written.append(f"\x1b[{codes}m{text}\x1b[0m" if codes else text)
        written.append(" " * room)
    return "".join(written) + "\x1b[1;1H"


@st.composite
def sessions(draw: st.DrawFn) -> tuple[int, int, list[str]]:
    """A size and frames of that size; lines are taken from few, so that many come again or move."""
    width, height = draw(st.integers(2, 30)), draw(st.integers(2, 12))
    kinds = draw(st.lists(st.lists(PIECES, max_size=6), min_size=1, max_size=8))
    frames = []
    for _ in range(draw(st.integers(1, 4))):
        first = draw(st.integers(0, height - 1))
        count = draw(st.integers(1, height - first))
        start = draw(st.integers(0, len(kinds) - 1))
        lines = [(first + n, kinds[(start + n) % len(kinds)]) for n in range(count)]
        frames.append(frame_of(width, lines))
    return width, height, frames
