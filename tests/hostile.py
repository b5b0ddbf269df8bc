"""More than three hundred names that nobody has, and what may never come of them on a terminal."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from rich.cells import cell_len

_MARKUP = (
    *("[/]", "[/bold]", "[bold]", "[red]x[/red]", "[b", "]]", "[[", "\\[/]", "[]", "[#ff0000]x"),
    *("[@click=app.quit]x[/]", "[@click='app.bell()']x", "[link=file:///etc/passwd]x[/link]"),
    *("[on red]x[/]", "[reverse]x", "[not bold]x", "[/link]", "[$primary]x", "[auto]x[/auto]"),
    *(":smile:", ":bomb:", "<b>x</b>", "<script>alert(1)</script>", "<!--", "&lt;&#0;&nbsp;"),
    *("**x** __y__ ~~z~~", "# head", "> quote", "| a | b |", "`code`", "```", "![x](y)", "---"),
)
_SEQUENCES = (
    *("\x1b[45m45\x1b[0m", "\x1b[2J", "\x1b[5;5Hx", "\x1b[?1049l", "\x1b[8m", "\x1b[38;2;1;2;3mx"),
    *("\x1b]0;title\x07", "\x1b]2;title\x1b\\", "\x1b]8;;http://x.example\x1b\\x\x1b]8;;\x1b\\"),
    *("\x1b]52;c;cm0gLXJm\x07", "\x1b]1337;File=x\x07", "\x1b]4;1;rgb:00/00/00\x07", "\x1b]0;open"),
    *("\x1bPq#0\x1b\\", "\x1b_Gi=1\x1b\\", "\x1b^pm\x1b\\", "\x1bXsos\x1b\\", "\x1bP+q544e\x1b\\"),
    *(
        "\x1bc",
        "\x1b(0lqk",
        "\x1b#8",
        "\x1bM",
        "\x1b7\x1b8",
        "\x1b=",
        "\x1b",
        "x\x1b",
        "\x1b\x1b[m",
    ),
    *("\x9b45mx", "\x9d0;title\x9c", "\x90q\x9c", "\x9fapc\x9c", "\x9epm\x9c", "\x98sos\x9c"),
    *("\x9d0;open", "\x9b", "\x1b[", "\x1b]", "\x1b[1;2;3;4;5", "\x1b[\x1b[45m", "\x1b\u200b[45mx"),
)
_CONTROLS = tuple(
    f"co{chr(code)}l" for code in (*range(0x20), 0x7F, *range(0x80, 0xA0)) if code != 0x1B
)
_INVISIBLE = tuple(
    f"in{char}v"
    for char in "\u00ad\u034f\u061c\u115f\u1160\u17b4\u180e\u200b\u200c\u200d\u200e\u200f"
    "\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\u206a\u3164\ufeff\uffa0\ufff9\ufffb"
    "\u2800\ufe0f\ufe0e\U000e0041\U000e0100\U0001d173\ue000\U000f0000\u0378\uffff\ufffd"
)
_WIDE = (
    *(
        "王小明",
        "山田太郎",
        "김민수",
        "ﾔﾏﾀﾞ",
        "Ａｎａ",
        "王" * 60,
        "ไทยไชโย",
        "ລາວ",
        "ខ្មែរ",
        "မြန်မာ",
    ),
    *("नमस्ते", "राजेश कुमार", "हिन्दी", "தமிழ்", "తెలుగు ఆనందం", "বাংলা", "ಕನ್ನಡ", "മലയാളം", "සිංහල"),
    *("עברית", "مرحبا بالعالم", "السلام﷽", "می\u200cخواهم", "שָׁלוֹם", "أبجد 123 xyz", "ﷺ"),
    *(
        "Zoë",
        "Zoe\u0308",
        "A\u030a\u0323\u0301\u0302",
        "a" + "\u0301" * 500,
        "\u0301x",
        "x \u0301 y",
    ),
    *(
        "\u1100\u1161\u11a8",
        "\u1161x",
        "\u11a8",
        "\u1100\u119e",
        "Å ﬁ ǆ ㈱ ㉈",
        "☰ ䷀ 𝍠",
        "𝔘𝔫𝔦",
        "①②",
    ),
)
_EMOJI = (
    *("👩‍👩‍👧‍👦", "👨‍💻 dev", "🏳️‍🌈", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "👍🏽", "👩🏽‍🚀", "🇩🇪", "🇩🇪🇫🇷x", "🇩", "1️⃣", "#️⃣*️⃣"),
    *(
        "❤️",
        "☺︎",
        "⚠️ ok",
        "🤝🏻",
        "👋🏿hi",
        "🫠",
        "😀" * 30,
        "🏽",
        "\u200d👩",
        "👩\u200d",
        "\u20e3",
        "✂︎✂️",
    ),
)
_LONG = (
    *("x" * 10_240, "word " * 2_048, "王" * 10_240, "é" * 10_240, "\u0301" * 10_240),
    *("[/]" * 3_000, "\x1b[45m" * 2_000, "\u202e" * 5_000 + "x", "👩‍👩‍👧" * 1_000, "a.b" * 3_000),
)
_FORMATS = (
    *(
        "%s",
        "%n%n%n",
        "%(name)s",
        "%d" * 20,
        "{0}",
        "{}",
        "{name!r}",
        "{0.__class__}",
        "${x}",
        "$x",
    ),
    *(
        "{{x}}",
        "f'{x}'",
        "\\x1b[45m",
        "\\u202e",
        "\\n",
        "\\",
        "\\\\",
        "%%",
        "{",
        "}",
        "null",
        "None",
    ),
    *(
        "NaN",
        "true",
        "0",
        "-1",
        "1e309",
        "2026-11-23",
        "undefined",
        "__proto__",
        "self",
        "__init__",
    ),
)
_FORMULAS = (
    *(
        "=cmd|'/c calc'!A0",
        "=HYPERLINK(1)",
        "+1+1",
        "-2+3",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1",
        "|x",
        ";x",
    ),
    *("=1,2", '"=1"', "'=1", "＝1"),
)
_QUOTES = (
    *('"', "'", '"""', "'''", '"],"x":["', '"}', "a,b", "a;b", '","', "'; DROP TABLE people; --"),
    *("]]>", "key = 1", "[table]", "[[x]]", "# comment", "”“’", "`", "a=b", "/* x */", "// x"),
)
_PATHS = (
    *(
        "../../etc/passwd",
        "/dev/null",
        "C:\\x",
        "~",
        "~root",
        ".",
        "..",
        "file:///x",
        "a/b",
        "con.txt",
    ),
    *(
        "$(id)",
        "`id`",
        "; rm -rf x",
        "| cat",
        "&& id",
        "> x",
        "-rf",
        "--help",
        "--",
        "-",
        "*",
        "?",
        "!",
    ),
)
_QUERIES = (
    *(
        "a:b",
        'company:"c -d',
        "degree:2",
        "-tag:x",
        "via:",
        ":",
        '"',
        "a OR b",
        "(a",
        ")",
        "mutuals:>1",
    ),
    *("degree:2 -degree:2", "name:*", "!x", "#tag", "~fuzzy", "has:note", "stage:done"),
)
_LINES = (
    *("x\nEND:VCARD\nBEGIN:VCARD", "x\r\nFN:Other", "x\r\nEND:VEVENT\r\n", "a\nb\nc", "a\r\rb"),
    *("x\u2028FN:Other", "x\x85y", "x\x0b\x0cy", "BEGIN:VCARD", "SUMMARY:x", "x\\nFN:y", "a\r\n b"),
)

NAMES: tuple[str, ...] = tuple(
    dict.fromkeys(
        (
            *(*_MARKUP, *_SEQUENCES, *_CONTROLS, *_INVISIBLE, *_WIDE, *_EMOJI, *_LONG),
            *(*_FORMATS, *_FORMULAS, *_QUOTES, *_PATHS, *_QUERIES, *_LINES),
        )
    )
)

BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")

# All that the program itself writes besides text; colours are the sixteen, and never 45 or 8.
_OURS = re.compile(
    rb"\x1b\[(?:[0-9;]*[HABCDJKLMrdGXPST]|(?:(?:[012347]|2[2-9]|3[0-79]|4[0-46-9]|9[0-7]|10[0-7])?;?)*m)"
    rb"|\x1b\[[<>=?][0-9;]*\$?[a-zA-Z]|\x1b\[6n|\x1b\]22;[a-z]*\x07|\x1b[78=>]|[\r\n\b]"
)


def by_code_points(text: str) -> int:
    """How many cells a terminal moves that looks at one code point after the other."""
    return sum(map(_cells_of, text))


@cache
def _cells_of(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf", "Cc"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def harm(text: str) -> set[str]:
    """What in a text is no plain character: controls, bidi, invisible and unknown ones."""
    return {char for char in text if unicodedata.category(char) in _UNSEEN}


def assert_harmless(text: str, width: int) -> None:
    """A painted row: exactly this wide however one counts, and nothing in it acts."""
    if text.isascii() and text.isprintable():
        assert len(text) == width, text
        return
    assert not harm(text), (harm(text), text)
    assert (cell_len(text), by_code_points(text)) == (width, width), text


def assert_only_drawing(written: bytes) -> None:
    """Bytes that a terminal got: our own drawing, and text in which nothing acts."""
    left = _OURS.sub(b"", written).decode("utf-8", "replace")
    assert not harm(left), (
        harm(left),
        sorted(left[max(0, left.find(c) - 30) :][:60] for c in harm(left)),
    )
