"""Messages and situations with which one thing is wrong, by the guard that must see it."""

from __future__ import annotations

from datetime import date

from secondhop.model.asks import Ask
from secondhop.model.outreach import Touch
from secondhop.model.person import Person, PersonId
from secondhop.outreach.guards.message import Message
from secondhop.outreach.guards.situation import Invitations, Mutual, Sent, Situation
from tests.outreach.guards.good import somebody

Case = tuple[Message, Situation]

TODAY = date(2026, 11, 23)  # a Monday
HANA = Person(PersonId("hana"), "Hana Weber", "Head of Data", "Helsing", "Berlin")
YUKI = Person(PersonId("yuki"), "Yuki Santos", "Lead", "Kiln Labs", "Berlin")
GITA = PersonId("gita")
NOBODY = Situation()
NOTE = Message("note", "Hi Hana, Gita Clarke told me about your talk on lineage.")
COVER = Message("cover", "Hi Yuki, would you introduce me to Hana? No is a fine answer.")
WORD = Message("message", "Hi Hana, how did the move go?")

TEMPLATE = (
    "Hi {0}, I noticed that you lead the data team at {1} and I think that people in your position "
    "would enjoy our small monthly round table on costs and contracts."
)
SENT = Sent(TEMPLATE.format("Ivo", "Nordwind"), ("Ivo Weber", "Nordwind"))


def at(**known: object) -> Situation:
    """A situation today, with Hana as the recipient and whatever else is known."""
    return Situation(**{"today": TODAY, "to": HANA, **known})  # type: ignore[arg-type]


def texts(*said: str, kind: str = "message", situation: Situation = NOBODY) -> list[Case]:
    return [(Message(kind, text), situation) for text in said]


def greets(name: str, *said: str, kind: str = "message") -> list[Case]:
    return texts(*said, kind=kind, situation=Situation(to=somebody(name)))


def touch(on: str, kind: str = "message", direction: str = "out") -> Touch:
    return Touch(f"{kind}{on}{direction}", HANA.id, kind, on, direction)


def ask(introducer: PersonId, person: str, **days: str) -> Ask:
    said = tuple((state.replace("_", " "), on) for state, on in days.items())
    return Ask(f"{introducer}{person}", introducer, PersonId(person), said[-1][0], said)


def counted(**numbers: int) -> list[Case]:
    return [(NOTE, at(account="free", invitations=Invitations(**numbers)))]


SLOTS = texts(
    "Hi {name}, how are you?", "Hi {{first_name}}, how are you?", "Hi {first name}, how are you?",
    "I saw your work at [Company].", "I saw your work at [company name].", "Dear [Name],",
    "Hi <first name>, a question", "Hello <Name>,", "Your role as [job title] fits.",
    "Hi %FIRSTNAME%, news for you", "Hi *|FNAME|*, news for you", "Hi $FIRST_NAME, news",
    "Hi ____, good to meet you", "Hi XX, good to meet you", "We met at XXX last year.",
    "We met at xxx last year.", "Hi , good to meet you", "Hello null, good to meet you",
    "Hi None,\ngood to meet you", "I saw your talk at None and liked it.", "Hi FIRST_NAME, a word",
    "Thanks for the chat.\n\nYour Name", "Best\n[Your Name]", "Best\nYOUR NAME",
    "Hallo [Vorname], eine Frage", "Bonjour [prénom], une question", "Hola [nombre], una pregunta",
    "Lorem ipsum dolor", "I loved [insert post here].", "As [mutual connection] told me",
    "See you on [date] at [time].", "TODO: say why", "Hi {}, a word", "Hi {{name, a word",
    "Ciao [nome], una domanda", "Hi [firstName], a word", "insert your reason here", "Hi {0}!",
)  # fmt: skip

NAMES = [
    *greets("Ana Silva", "Hi Ben,\nhow are you?", "Hello Ben! A word", "Dear Ben,", "Hey Ben - hi"),
    *greets("Ana Silva", "Dear Mr Okoro,", "Dear Dr. Okoro,", "Good morning Cleo,", "Hi Anna,"),
    *greets("Ana Silva", "Hello, Cleo!", "Hi Ben how are you?", "Dear Ben Silva,", "Hi B. Okoro,"),
    *greets("Ana Silva", "Subject: Hello\n\nHi Cleo,\na word", "Hi Ben and Cleo,", "Hi Ben 👋"),
    *greets("Jürgen Weiss", "Hallo Jörg,", "Lieber Hans,", "Sehr geehrter Herr Dr. Schwarz,"),
    *greets("Petra Vogel", "Liebe Frau Weiss,", "Guten Tag Frau Prof. Lang,", "Moin Paula,"),
    *greets("Chloé Martin", "Bonjour Camille,", "Chère Madame Dupont,", "Salut Claire !"),
    *greets("Lucía Okonkwo", "Hola Laura,", "Estimada Sra. Ruiz:", "Querida Lola,"),
    *greets("Marta Nowak", "Cześć Zosiu,", "Szanowna Pani Kowalska,", "Droga Aniu,"),
    *greets("Jean-Pierre Delorme", "Bonjour Jean-Luc,", "Cher Paul,"),
    *greets("Martina Hall", "Hi Martin,", "Hi Mark,"),
    *greets("Анна Лебедева", "Здравствуйте, Ольга!", "Привет, Иван!"),
    *greets("田中 由紀", "佐藤さん、先日はありがとうございました。"),
    *greets("王小明", "李先生您好,"),
    (Message("cover", "Hi Hana, would you introduce me?"), at(via=YUKI)),
    (Message("note", "hi gita, thanks"), at(mutuals=(Mutual("Gita Clarke"),))),
]

OPENERS = texts(
    "I'd like to add you to my professional network on LinkedIn.",
    "I’d like to add you to my network", "I would like to add you to my network.",
    "Hi Ana, I want to add you to my professional network", "I'd like to join your network",
    "I came across your profile and was impressed", "I stumbled upon your profile today",
    "I just found your profile", "I was impressed by your background",
    "Your impressive background caught my eye", "Your profile stood out",
    "I hope this message finds you well", "Hope this finds you well!", "Hope you're doing well",
    "I hope all is well", "To whom it may concern", "Dear Sir or Madam", "Let me expand my network",
    "I am growing my network in Berlin", "Always looking to connect with people",
    "LinkedIn suggested you to me", "You popped up in my feed",
    "Ich möchte Sie gerne zu meinem beruflichen Netzwerk hinzufügen",
    "Ich bin auf Ihr Profil gestoßen", "Ich möchte mein Netzwerk erweitern",
    "Sehr geehrte Damen und Herren", "Je souhaite vous ajouter à mon réseau professionnel",
    "Je suis tombé sur votre profil", "J'aimerais élargir mon réseau",
    "Me gustaría añadirte a mi red profesional", "Encontré tu perfil y me gustó",
    "Espero que se encuentre bien", "Gostaria de adicionar você à minha rede",
    "Vorrei aggiungerti alla mia rete", "Ik wil je graag toevoegen aan mijn netwerk",
    kind="note",
)  # fmt: skip

SALES = [
    *texts(
        "Do you have time for a quick call?", "Let's hop on a call.", "Can we jump on a short call?",
        "May I pick your brain?", "I see synergies between us.", "Let me circle back on this.",
        "Just to touch base with you.", "We make teams 10x faster.", "Results guaranteed.",
        "Act now.", "A limited time offer for you.", "Last chance to join.", "It is a game-changer.",
        "Our cutting-edge platform", "A world-class team", "No obligation at all.",
        "We skyrocket results.", "We boost your reach.", "Increase your revenue with us.",
        "We generate qualified leads for you.", "Take it to the next level.", "An exclusive offer",
        "Start your free trial", "Book a demo with us", "It is a win-win.", "An exciting opportunity",
        "We help companies to grow.", "It is 15 % off this week.", "See https://calendly.com/robin",
        "Eine einmalige Chance für Sie", "Kostenlose Beratung für Ihr Team", "Une offre exclusive",
        "C'est gagnant-gagnant.", "Una oportunidad única", "Sin compromiso alguno",
    ),
    *texts("Act now: guaranteed results, no obligation, a win-win."),
    *texts("Hi Ana, see https://example.org", "Hi Ana, see www.example.org", kind="note"),
]  # fmt: skip

LOUD = texts(
    "GREAT NEWS for you", "This is HUGE and FREE", "WIR STELLEN EIN", "Hi Ana!! How are you?",
    "Congratulations! Well done!", "So good!!!", "Hi 🚀 see 🔥 this", "👋👋 hello", "🇩🇪 and 🇫🇷",
    "You will LOVE this AMAZING thing", "ATTENTION PLEASE",
)  # fmt: skip

ME = texts(
    "I am Robin. I lead a team. I built a platform. I want to show it. I will call.",
    "We are a young firm. We sell tools. Our tools are good. I made our first one.",
    "I think my work and my team are good, and I would like to tell about our plans.",
    "Ich bin Robin. Ich leite ein Team. Ich suche Leute. Mein Team ist jung. Wir wachsen.",
    "Je suis Robin. Je dirige une équipe. Je cherche du monde. Mon équipe est jeune, notre plan bon.",
    "I, me, my, mine, and you.",
    kind="note",
)  # fmt: skip

LONG = "a word " * 60
LETTER = "a word " * 200
STRANGER = at(mutuals=(Mutual("Gita Clarke"), Mutual("Nils Holm")))
READY = ("role", "hook", "reason", "ask")

BAD: dict[str, list[Case]] = {
    "unfilled-slot": SLOTS,
    "wrong-name": NAMES,
    "note-length": [
        (Message("note", "a" * 201), NOBODY),
        (Message("note", "ä" * 201), Situation(account="free")),
        (Message("note", "👋" * 201), Situation(account="free")),
        (Message("note", "a" * 301), Situation(account="premium")),
    ],
    "message-length": [
        *texts(LONG, LETTER),
        *texts(LETTER, LONG + LONG, kind="cover"),
        *texts("word " * 121, "word " * 201, kind="forwardable"),
    ],
    "copy-paste": [
        (
            Message("note", TEMPLATE.format("Hana", "Helsing") + " Nils Holm said you had one of your own in May."),
            at(sent=(SENT,)),
        ),
        (Message("note", TEMPLATE.format("Hana", "Helsing")), at(sent=(SENT,))),
        (Message("note", TEMPLATE.format("hana", "HELSING")), at(sent=(SENT,))),
        (Message("message", SENT.text), at(sent=(SENT,))),
        (Message("cover", TEMPLATE.format("Hana", "Fjord Bank")), at(sent=(Sent("Hi"), SENT))),
        (Message("note", TEMPLATE.format("Hana", "Helsing") + " May I?"), at(sent=(SENT,))),
    ],
    "generic-opener": OPENERS,
    "salesy": SALES,
    "shouting": LOUD,
    "me-centred": ME,
    "no-hook": texts(
        "Hi Hana, let us stay in touch.", "Let us connect.", "Hello, I am Robin.", "Hi Hana!",
        "I would love to talk to you some day.", kind="note", situation=STRANGER,
    ),
    "no-research": [
        (NOTE, at(research=())),
        (NOTE, at(research=("role", "hook"))),
        (COVER, at(via=YUKI, research=("role", "hook", "reason"))),
        (Message("forwardable", "Hi Yuki"), at(research=("shared",))),
    ],
    "inferred-tie": [
        (NOTE, at(mutuals=(Mutual("Gita Clarke", 0.4),))),
        (NOTE, at(mutuals=(Mutual("Gita Clarke", 0.95, date(2020, 1, 1)),))),
        (COVER, at(via=YUKI, mutuals=(Mutual("Yuki Santos", 0.4),))),
        (WORD, at(mutuals=(Mutual("Hana Roth", 0.3),))),
    ],
    "do-not-contact": [
        (WORD, at(to=Person(HANA.id, "Hana", tags=(tag,))))
        for tag in ("do-not-contact", "DNC", "no_contact", "Declined", "opt-out")
    ]
    + [
        (COVER, at(via=Person(YUKI.id, "Yuki", tags=("dnc",)))),
        (NOTE, at(to=Person(HANA.id, "Hana", stage="paused"))),
    ],
    "already-connected": [(NOTE, at(degree=1)), (COVER, at(degree=1, via=YUKI))],
    "follow-up-count": [
        (WORD, at(touches=tuple(map(touch, ("2026-10-01", "2026-10-08", "2026-10-20"))))),
        (
            WORD,
            at(
                touches=(
                    touch("2026-09-20", direction="in"),
                    *map(touch, ("2026-10-01", "2026-10-08", "2026-10-20", "2026-11-01")),
                )
            ),
        ),
    ],
    "follow-up-gap": [
        (WORD, at(touches=(touch("2026-11-22"),))),
        (WORD, at(touches=(touch("2026-11-20"),))),
        (WORD, at(touches=(touch("2026-11-19"), touch("2026-11-02", direction="in")))),
    ],
    "reply-seen": [
        (message, at(touches=(touch("2026-11-01"), touch("2026-11-05", direction="in"))))
        for message, _ in texts(
            "Just following up on this.", "Did you see my message?", "A gentle reminder.",
            "Ich wollte kurz nachhaken.", "Je me permets de vous relancer.",
        )
    ]
    + [(WORD, at(touches=(touch("2026-11-05", direction="in"),), follows_up=True))],
    "second-introducer": [
        (COVER, at(via=YUKI, asks=(ask(GITA, "hana", asked="2026-11-10"),))),
        (COVER, at(via=YUKI, asks=(ask(GITA, "hana", asked="2026-11-01", agreed="2026-11-02"),))),
    ],
    "introducer-overload": [
        (COVER, at(via=YUKI, asks=tuple(ask(YUKI.id, n, asked="2026-11-10") for n in "ab"))),
        (COVER, at(via=YUKI, asks=tuple(ask(YUKI.id, n, asked="2026-09-10") for n in "abc"))),
    ],
    "loop-not-closed": [
        (COVER, at(via=YUKI, asks=(ask(YUKI.id, "a", asked="2026-08-01", introduced="2026-08-09"),))),
        (
            COVER,
            at(via=YUKI, asks=(ask(YUKI.id, "a", introduced="2026-08-09", thanked="2026-08-10"),)),
        ),
    ],
    "weak-leg": [(COVER, at(via=YUKI, strength=0.125)), (COVER, at(via=YUKI, strength=0.0))],
    "weekly-invitations": [*counted(week=40), *counted(week=79), *counted(week=80)],
    "burst": [*counted(today=15), *counted(today=60)],
    "note-budget": [*counted(notes=5), *counted(notes=9)],
    "pending-pool": [*counted(pending=200), *counted(pending=500), *counted(pending_old=20)],
    "reinvite": [
        (NOTE, at(withdrawn=date(2026, 11, 10))),
        (NOTE, at(withdrawn=date(2026, 11, 3))),
        (NOTE, at(touches=(touch("2026-11-10", "invitation"),))),
    ],
    "acceptance": [
        *counted(accepted=2, ignored=8),
        *counted(accepted=1, ignored=19),
        *counted(accepted=0, ignored=30),
    ],
    "carpet-bombing": [
        (NOTE, at(colleagues=("Ivo Weber", "Femi Aho", "Karin Sousa"))),
        (COVER, at(colleagues=tuple("abcdef"))),
    ],
    "neglected-contacts": [
        (NOTE, at(outreach=(2, 10))),
        (COVER, at(outreach=(0, 40))),
        (NOTE, at(overdue=3)),
    ],
    "stale-data": [(NOTE, at(imported=date(2026, 9, 1))), (COVER, at(imported=date(2020, 1, 1)))],
}  # fmt: skip
"""By the name of a guard: what it must not let pass."""

BLOCKS = {
    "unfilled-slot": SLOTS[0],
    "wrong-name": NAMES[0],
    "note-length": (Message("note", "a" * 201), NOBODY),
    "message-length": (Message("cover", LETTER), NOBODY),
    "copy-paste": BAD["copy-paste"][1],
    "salesy": texts("Act now: guaranteed results, no obligation, a win-win.")[0],
    "no-research": BAD["no-research"][2],
    "do-not-contact": BAD["do-not-contact"][0],
    "follow-up-count": BAD["follow-up-count"][0],
    "reply-seen": BAD["reply-seen"][0],
    "second-introducer": BAD["second-introducer"][0],
    "introducer-overload": BAD["introducer-overload"][1],
    "loop-not-closed": BAD["loop-not-closed"][0],
    "weekly-invitations": BAD["weekly-invitations"][2],
    "note-budget": BAD["note-budget"][0],
    "pending-pool": BAD["pending-pool"][1],
    "reinvite": BAD["reinvite"][0],
    "acceptance": BAD["acceptance"][1],
}
"""What is not only warned about."""
