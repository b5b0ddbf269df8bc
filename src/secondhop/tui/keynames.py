"""What keys are called: as people write them, as the screen prints them, as terminals send them."""

from __future__ import annotations

import unicodedata

_SYMBOLS = {  # where Textual's name is not the one Unicode gives
    "/": "slash",
    "\\": "backslash",
    "@": "at",
    "-": "minus",
    "+": "plus",
    "_": "underscore",
}
_NAMED = {
    "backspace": "backspace",
    "bs": "backspace",
    "del": "delete",
    "delete": "delete",
    "down": "down",
    "end": "end",
    "enter": "enter",
    "esc": "escape",
    "escape": "escape",
    "home": "home",
    "ins": "insert",
    "insert": "insert",
    "left": "left",
    "pagedown": "pagedown",
    "pageup": "pageup",
    "pgdn": "pagedown",
    "pgup": "pageup",
    "return": "enter",
    "right": "right",
    "space": "space",
    "tab": "tab",
    "up": "up",
    **{f"f{number}": f"f{number}" for number in range(1, 25)},
}
_STEERED = ("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert", "delete")
_PRINTED = {"escape": "esc", "up": "↑", "down": "↓", "left": "←", "right": "→"} | {
    "pagedown": "pgdn",
    "pageup": "pgup",
    "delete": "del",
}
_SAME_BYTE = {"i": "tab", "j": "enter", "m": "enter", "h": "backspace", "[": "escape"}
_EXAMPLES = 'write a key as in "x", "?", "ctrl+x", "f5", "space" or "esc"'


class KeyNameError(ValueError):
    """Something that is no key, or that no terminal can tell from another one."""


def read_key(text: str) -> str:
    """Textual's name of a key as people write it. Raises KeyNameError with the reason."""
    text = text.strip()
    *modifiers, key = text.split("+") if len(text) > 1 and not text.endswith("+") else [text]
    if not modifiers:
        return _plain(text)
    words = [word.strip().lower() for word in modifiers]
    return _modified(text, words, _plain(key, text))


def show_key(key: str) -> str:
    """A key as people write it."""
    *modifiers, last = key.split("+")
    return "+".join([*modifiers, _PRINTED.get(last) or _LETTERS.get(last, last)])


def is_letter(key: str) -> bool:
    """Whether a key writes something where text is typed."""
    return key == "space" or len(key) == 1 or key in _LETTERS


def _plain(text: str, whole: str = "") -> str:
    text = text.strip()
    if len(text) == 1 and text.isprintable():
        return _symbol(text)
    if text in _LETTERS:
        return text
    if text.lower() in _NAMED:
        return _NAMED[text.lower()]
    raise KeyNameError(f"{whole or text!r} is no key; {_EXAMPLES}" if whole or text else _EXAMPLES)


def _symbol(letter: str) -> str:
    if letter.isalnum():
        return letter
    name = unicodedata.name(letter, letter).lower().replace("-", "_").replace(" ", "_")
    return _SYMBOLS.get(letter, name)


def _modified(text: str, modifiers: list[str], key: str) -> str:
    match modifiers:
        case ["ctrl"]:
            return _with_ctrl(text, key)
        case ["shift"]:
            return _with_shift(text, key)
        case ["alt"] if len(key) == 1:
            return f"alt+{key}"
        case ["ctrl", "shift"] | ["shift", "ctrl"] if key in _STEERED:
            return f"ctrl+shift+{key}"
        case ["ctrl", "shift"] | ["shift", "ctrl"]:
            raise KeyNameError(f"terminals cannot tell {text!r} from ctrl without shift")
    raise KeyNameError(f"{text!r} is no key that terminals send; {_EXAMPLES}")


def _with_ctrl(text: str, key: str) -> str:
    letter = _LETTERS.get(key, key).lower()
    if letter in _SAME_BYTE:
        raise KeyNameError(f"terminals send the same for {text!r} and {_SAME_BYTE[letter]!r}")
    if (len(letter) == 1 and "a" <= letter <= "z") or key in _STEERED:
        return f"ctrl+{letter}"
    raise KeyNameError(f"terminals have no {text!r} of its own")


def _with_shift(text: str, key: str) -> str:
    if key == "tab" or key in _STEERED:
        return f"shift+{key}"
    if len(key) == 1 and key.isalpha():
        raise KeyNameError(f"write {key.upper()!r} rather than {text!r}")
    raise KeyNameError(f"terminals have no {text!r} of its own")


_LETTERS = {_symbol(letter): letter for letter in map(chr, range(33, 127)) if not letter.isalnum()}
"""Names of keys that write a sign: `question_mark` writes `?`."""
