"""Good messages besides those of good.py, so that there are at least thirty for every guard."""

from __future__ import annotations

from tests.outreach.guards.good import GOOD, Good

_NOTES = """
Ivo Weber | Hi Ivo, Gita Clarke told me how you halved your build times. May I read along?
Karin Sousa | Hi Karin, your answer on broken schemas in the Berlin group helped my team last week.
Nils Vos | Hello Nils, we both know Nils Holm from the weather work. Good to find you here.
Femi Aho | Hi Femi, you asked who owns a test when its author leaves. I have no answer, but a story.
Viola Young | Hi Viola, your slides on small models saved me an evening. Thank you for them.
Dario Frank | Hi Dario, we both sit on the third floor. Time to share more than a coffee machine?
Tara Park | Hi Tara, Gita Clarke says that you run the calmest incident reviews she has seen.
Mina Osei | Hi Mina, how was the move to Oslo? Your talk on grippers is what I still think of.
Petra Lindqvist | Hi Petra, your piece on blame in reviews went through our whole house.
Aiko Brandt | Hi Aiko, you wrote that compaction is a people problem. Our logs agree with you.
Leila Dvorak | Hi Leila, Nils Holm showed me your map of the grid. May I follow how it grows?
Noor Petrov | Hi Noor, your article on safety code is the first that I read to its end.
"""
_COVERS = """
Ivo Weber | Gita Clarke | Hi Gita, would you put me in touch with Ivo? His talk on builds is why.
Karin Sousa | Nils Holm | Hi Nils, do you know Karin well enough to ask whether I may write to her?
Femi Aho | Gita Clarke | Dear Gita, might Femi have ten minutes about tests? Ask if you like.
Viola Young | Nils Holm | Hi Nils, Viola works on what we fail at. Would you ask if I may call?
Tara Park | Gita Clarke | Hi Gita, you once sat next to Tara. Would you pass on three lines from me?
Mina Osei | Nils Holm | Hello Nils, could you tell Mina that I would love her view on grippers?
Aiko Brandt | Gita Clarke | Hi Gita, would Aiko mind a question about compaction? You know best.
Noor Petrov | Nils Holm | Hi Nils, how does Noor review? Would you ask whether I may hear it?
"""
_MESSAGES = """
Ivo Weber | Hi Ivo, thank you for the numbers. Which of the two builds would you keep?
Karin Sousa | Hi Karin, here is the paper that we talked about. Page four is yours.
Femi Aho | Hi Femi, did the flaky test turn out to be the clock after all?
Viola Young | Hi Viola, two of my colleagues have read your slides since. They send their thanks.
Tara Park | Hi Tara, is your review template something that you would show to others?
Mina Osei | Hi Mina, the room in Oslo is booked for the twelfth. Does the morning suit you?
Aiko Brandt | Hi Aiko, our logs from October are up. You were right about the small files.
Noor Petrov | Hi Noor, congratulations on the release. What did you leave out in the end?
"""


def _rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in row.split("|")] for row in table.strip().splitlines()]


MORE = (
    *(Good("note", to, text) for to, text in _rows(_NOTES)),
    *(Good("cover", to, text, via) for to, via, text in _rows(_COVERS)),
    *(Good("message", to, text) for to, text in _rows(_MESSAGES)),
)
"""Good messages besides GOOD."""
WRITTEN = (*GOOD, *MORE)


def written(*kinds: str) -> list[Good]:
    """Good messages of some kinds."""
    return [one for one in WRITTEN if one.kind in kinds]
