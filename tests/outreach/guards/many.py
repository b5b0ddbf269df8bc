"""Many written messages for every guard: some that it must see, and some that are fine."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from secondhop.outreach.guards.message import Message
from secondhop.outreach.guards.situation import Mutual, Sent, Situation
from tests.outreach.guards.bad import Case
from tests.outreach.guards.good import somebody
from tests.outreach.guards.sides import IN, LONG_AGO, OUT, SITUATED, TODAY, touched
from tests.outreach.guards.written import WRITTEN, written

LEAST = 30
"""Written examples of each side, for each guard."""

_LOUD = """
NEWS FOR EVERYBODY in data
We are HIRING and it is GREAT
This is IMPORTANT and URGENT
WOW, what a TALK
Please READ this TODAY
Hi Hana!! I liked the talk
What a week! What a talk!
Thank you so much!!!
Hello! Good to see you here!
Wonderful! Simply wonderful!
Hi 👋 and bye 👋
A rocket 🚀 and a star 🌟
Good luck 🍀🍀
Merci 🙏 et bravo 👏
ALLE MANN an Deck
DAS IST WICHTIG für dich
TRÈS URGENT pour nous
ESTO ES URGENTE
NE MANQUEZ PAS cette date
Hola!! Qué tal?
Danke! Bis bald!
So much JOY and LOVE here
BIG NEWS from us
Nobody else does THIS in EUROPE
"""
_ABOUT_ME = """
I am Robin, I lead a team, I like data, and I would like to talk about my work.
I write because I need a job, and I think my background and my plans are a fit.
We built a tool, we sell it, we love it, and we want to show it to the world.
My name is Robin. My team is small. My plan is large. I need help with my plan.
I saw the talk. I liked it. I made notes. I wrote a post. I was happy with my post.
We raised money, we moved house, we hired ten people, and we are proud of our year.
I have a question, I have a plan, I have no time, and I have a train to catch. So I write.
My boss told me to write, so I write, and I hope that I get an answer before my review.
Our firm is young, our team is good, our product is new, and we are looking for people.
I know the field, I know the tools, I know the people, and I want to know more myself.
I left my job. I travel. I read. I think. I have a blog on which I write about my days.
We offer services. We do it well. We do it fast. We think that we are the best at it.
I, for my part, would say that I could show my own results, if I may, in my own words.
I met Gita. I met Nils. I met half of the house. I have not met the rest, I must say.
My thesis is on caches. I want data for my thesis. I would cite the data in my thesis.
I run. I cook. I code. I also sing, and my choir and I would like more people in it.
I am new in Berlin. I have my flat, I have my desk, and I am looking for my first friends.
We started in May, we have our first client, and we are writing to all of our contacts.
Ich bin neu. Ich suche Arbeit. Ich habe Zeit. Ich kann viel. Mein Lebenslauf ist lang.
Wir sind jung, wir sind schnell, wir sind viele, und unser Produkt ist gut, finden wir.
Ich habe gelesen, ich habe gedacht, ich habe geschrieben, und ich warte auf mein Glück.
Mein Team wächst. Mein Plan steht. Ich brauche Rat. Ich frage, weil ich neu bin.
Je suis Robin, je cherche un poste, je connais mon métier, et je veux montrer mon travail.
Nous sommes jeunes, nous avons un produit, nous cherchons des clients pour notre maison.
Je pense, je lis, je note, je voudrais parler de mon projet et de mes plans.
Mon équipe grandit. Mon plan est prêt. Je cherche conseil. Je demande car je débute.
"""
_WITHOUT_HOOK = """
Hi Hana, let us be in touch.
Hello Hana, I would be glad to connect.
Hi Hana, I am Robin from Hamburg.
Dear Ms Weber, may I join here?
Hi Hana, I like to meet new people.
Hi Hana, we should know each other.
Hello, nice to see you on here.
Hi Hana, same field, same city. Shall we?
Hi Hana, I hope to learn from people like that.
Good morning Hana, a connection would be nice.
Hi Hana, I work on similar things.
Hi Hana, let me say hello.
Hi Hana, we have people in common.
Hi Hana, someone said it would be good to talk.
Hi Hana, always good to know more people.
Hey Hana, how is it going?
Hi Hana, I look forward to being in touch.
Hi Hana, would be great to chat some time.
Hi Hana, I am new here and saying hello.
Hi Hana, greetings from the north.
Hallo Hana, schön, hier zu sein.
Hallo Hana, ich freue mich auf Kontakt.
Bonjour Hana, au plaisir de faire connaissance.
Hola Hana, un saludo y hasta pronto.
Ciao Hana, un saluto da Robin.
Hi Hana, hope we can talk some day.
"""
_FOLLOWING_UP = """
Hi Hana, I am following up on the paper.
Hi Hana, a quick follow up on my question.
Hi Hana, just checking in about Thursday.
Hi Hana, just bumping this up.
Hi Hana, bumping this once more.
Did you see my mail from last week, Hana?
Hi Hana, did you get my draft?
Have you had a chance to look at it, Hana?
If you had a chance to read it, tell me.
I haven't heard back from you, Hana.
I have not heard back on the dates.
Hi Hana, a gentle reminder of the poll.
A friendly reminder, Hana: the poll ends.
Hi Hana, my last message may have got lost.
As in my previous message: is it the clock?
Hi Hana, my earlier message had a typo.
In case you missed it: the room is booked.
Hi Hana, a nudge about the slides.
Hallo Hana, ich möchte kurz nachhaken.
Hallo Hana, darf ich noch einmal nachfragen?
Hallo Hana, kam meine letzte Nachricht an?
Hallo Hana, eine kleine Erinnerung an die Umfrage.
Bonjour Hana, mon dernier message est resté seul.
Bonjour Hana, un petit rappel pour jeudi.
Hola Hana, ¿pudiste ver mi correo?
Hola Hana, mi último mensaje era sobre el jueves.
"""
_NAMING = (
    "{0} told me about your work on grids.",
    "We both know {0}, who sends greetings.",
    "{0} and I have worked together for years.",
    "I heard from {0} that you move to Leipzig.",
    "Thanks to {0} I have read your essay.",
    "Yesterday {0} mentioned your lab.",
)
_SURE = ("Gita Clarke", "Nils Holm", "Ana Silva", "Mara Hall", "Finn Kim", "Pia Ilic")
_STRANGER = Situation(to=somebody("Hana Weber"), mutuals=(Mutual("Gita Clarke"),))


def _texts(table: str, kind: str, known: Situation = _STRANGER) -> list[Case]:
    return [(Message(kind, row.strip()), known) for row in table.strip().splitlines()]


def _too_long(kind: str, least: int) -> list[Case]:
    """Good messages, one behind the other, until they are more than that."""
    texts = [one.text for one in written(kind)] * 3
    made = []
    for place in range(LEAST):
        text, more = texts[place], iter(texts[place + 1 :])
        while len(text) <= least:
            text += " " + next(more)
        made.append((Message(kind, text), Situation(account="free")))
    return made


def _again(fine: bool) -> list[Case]:
    """Good messages that somebody else has got, too; or another one, where that is fine."""
    long_ones = [one for one in WRITTEN if one.kind != "thanks" and len(one.text.split()) >= 16]
    made = []
    for place, one in enumerate(long_ones):
        other = long_ones[(place + 1) % len(long_ones)] if fine else one
        first = one.to.split()[0]
        sent = Sent(other.text.replace(first, "Ottilie"), ("Ottilie Brandt",))
        made.append((one.message, replace(one.situation, sent=(sent,))))
    return made


def _inferred(confidence: float, seen: date | None = None) -> list[Case]:
    """Texts that name a mutual whose tie is believed so far."""
    return [
        (
            Message("note", words.format(name)),
            Situation(TODAY, to=somebody("Hana Weber"), mutuals=(Mutual(name, confidence, seen),)),
        )
        for words in _NAMING
        for name in _SURE
    ]


TEXTUAL: dict[str, tuple[list[Case], list[Case]]] = {
    "note-length": (_too_long("note", 200), [(o.message, o.situation) for o in written("note")]),
    "message-length": (
        _too_long("message", 400),
        [(o.message, o.situation) for o in written("message", "cover", "forwardable", "thanks")],
    ),
    "copy-paste": (_again(fine=False), _again(fine=True)),
    "shouting": (_texts(_LOUD, "message"), []),
    "me-centred": (_texts(_ABOUT_ME, "note"), []),
    "no-hook": (_texts(_WITHOUT_HOOK, "note"), []),
    "inferred-tie": (
        [*_inferred(0.4), *_inferred(0.95, LONG_AGO)],
        [*_inferred(0.95, date(2026, 1, 1)), *_inferred(0.8)],
    ),
    "reply-seen": (
        [
            (message, touched((9, "message", OUT), (4, "message", IN))(replace(at, today=TODAY)))
            for message, at in _texts(_FOLLOWING_UP, "message")
        ],
        [
            (message, touched((9, "message", OUT))(replace(at, today=TODAY)))
            for message, at in _texts(_FOLLOWING_UP, "message")
        ],
    ),
}
"""By guard: texts that must be seen, and texts or situations that are like them and fine."""


def firing(name: str) -> list[Case]:
    """What a guard must not let pass, besides BAD."""
    sides = SITUATED.get(name)
    return [*TEXTUAL.get(name, ([], []))[0], *(sides.cases(sides.bad) if sides else ())]


def silent(name: str) -> list[Case]:
    """What a guard must let pass, besides GOOD and CALM."""
    sides = SITUATED.get(name)
    return [*TEXTUAL.get(name, ([], []))[1], *(sides.cases(sides.fine) if sides else ())]
