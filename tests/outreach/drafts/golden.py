"""Every packaged draft as text, to be read in a diff.

`python -m tests.outreach.drafts.golden` writes them again.
"""

from __future__ import annotations

from secondhop.outreach.drafts.templates import LANGUAGES
from tests.outreach.drafts.test_templates import GOLDEN, golden

if __name__ == "__main__":
    GOLDEN.mkdir(parents=True, exist_ok=True)
    for lang in LANGUAGES:
        (GOLDEN / f"{lang}.txt").write_text(golden(lang), encoding="utf-8")
