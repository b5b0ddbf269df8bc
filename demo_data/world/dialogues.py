"""What people write to each other. `>` is me, `<` is them, `/` a line break."""

from __future__ import annotations

TOPICS = (
    "lineage",
    "data contracts",
    "feature stores",
    "the cost of dashboards",
    "schema migrations",
    "on-call for data teams",
    "late-arriving events",
    "hiring a first analyst",
    "column formats",
    "naming things in warehouses",
)
PLACES = ("Neukölln", "Kreuzberg", "Moabit", "Friedrichshain", "Wedding", "Treptow")

_DIALOGUES = """
> Hi {first}, thanks for connecting! I enjoyed what you said about {topic}.
< Thank you! I half expected to be booed.
> Not at all. If you ever write it down I would like to read it.
< Draft exists. I will send it when the typos are gone.

< Hi Robin, are you in Berlin next week? I am there from Monday to {day}.
> I am! Coffee in {place} on {day}?
< Perfect. Ten o'clock?
> Ten it is. I know a place with bad chairs and very good cake.

< Quick question: who runs {topic} at your place these days?
> That would be me, I am afraid. What do you need?
< Half an hour and some honest opinions.
> I have plenty of both. {day} at four?
< Booked, thank you!

> Hi {first}, congratulations on the new role at {company}!
< Thanks Robin! Still looking for the coffee machine.
> That takes a quarter. Onboarding takes two.

> Hello {first},//we are putting together an evening on {topic} in {place}, about thirty people, \
no slides longer than ten minutes.//Would you speak?
< Hello Robin,//gladly, if I may also talk about what went wrong.
> That is the whole idea.
< Then count me in. When do you need a title?
> By {day} would be lovely.

< You once mentioned a paper on {topic}. Do you remember which?
> I do, and I even kept it. Sending it by mail.
< You are a library.

> How did the migration go?
< We are alive. Two weekends and one very patient customer.
> Sounds like a success to me.
< Ask me again after the next invoice.

< We are looking for somebody senior for {topic}. Anyone in mind?
> One person, but let me ask them first.
< Of course, no hurry.
> They are happy where they are, sorry. I will keep my ears open.
< Thank you for asking!

> Do you still have the notes from the session on {topic}?
< Somewhere. Give me until {day}.
< Found them! Page three is mostly drawings of ducks.
> The ducks are the best part, thank you.

< Happy birthday Robin!
> Thank you {first}! How are things at {company}?
< Busy, good. We should have lunch.
> We should. {day}, {place}?
< Deal.

> I read your piece on {topic}. The middle part changed my mind.
< Which way?
> Away from building it ourselves.
< Then it did its work.

< Would you look over a job ad for me? It reads like a ransom note.
> Send it over.
< Here it comes. Be gentle.
> Cut the list of nine tools to three and say what the first month looks like. The rest is fine.
< That is so much better. Thank you!

> Is {company} still using the old scheduler?
< We are, and we do not speak of it.
> Understood. I owe you a drink.

< Hi Robin, I gave your name to a friend who is fighting with {topic}. I hope that was all right?
> Quite all right. What is the name, so that I recognise it?
< She will write under her company's name. Very direct, very nice.
> My favourite kind.

> Small favour: would you be a reference for our way of doing {topic}? Ten minutes on the phone.
< Any time after {day}.
> Wonderful, I will let them know.

< Are you going to the meetup on {day}?
> Yes, and I will bring the adapter this time.
< The legend of the adapter lives on.

> {first}, you were right about {topic}.
< Could I have that in writing?
> This is writing.
< I am printing it.

< Hello Robin, we met at the workshop in {place}. You had the question about {topic}.
> I remember! Your answer was better than the question.
< May I send you what we built since?
> Please do.
< It is rough, but it works: two pages and a diagram.
> Read it on the train. The retry part is clever.

> Sorry for the slow answer, I was away walking.
< No harm done. Where?
> Up a hill, down the same hill.
< The best kind of hill.

< I am leaving {company} at the end of the month and wanted you to hear it from me.
> Thank you for telling me. Where to?
< Nowhere for two months. Then we shall see.
> Good. When the two months are over, lunch is on me.

> Did you ever find a good answer for {topic}?
< A cheap one. Good is next year's budget.

< Do you know anyone at Nordwind who still understands the meter data?
> Two people. What is it about?
< A question on units that nobody dares to ask.
> Ask me, then I will dare on your behalf.

> Thank you for the introduction, it was a very good conversation.
< I thought you two would get on!
> We did. I owe you one.

< Your talk made our team delete four pipelines. Thank you, I think.
> My proudest result this year.

> Hi {first}, what would you read about {topic} if you had only one evening?
< The documentation, sadly.
> I was afraid of that.
"""

DIALOGUES = _DIALOGUES.strip().split("\n\n")
WELCOME = DIALOGUES[0]
"""Only ever the first exchange of two people."""

SCRIPTED = {
    "Yuki Santos": (
        (
            "2026-11-12 08:14:03",
            ">",
            "Hi Yuki, a favour, and no is a fine answer: would you introduce me to Hana Weber at "
            "Helsing? She rebuilt their data team and we are about to do the same.\n\n"
            "I can send a short note for you to forward.",
        ),
        ("2026-11-15 10:41:27", "<", "Happy to! Send me the note and I will pass it on this week."),
        ("2026-11-15 11:02:50", ">", "You are kind. Note is in your mail."),
    ),
    "Gita Clarke": (
        (
            "2026-10-27 07:58:12",
            ">",
            "Hi Gita, do you know Selma Vogel well enough to introduce us? I would like to ask how "
            "Nordwind splits platform and product work these days.",
        ),
        ("2026-10-27 12:20:36", "<", "Very well, we shared an office. Give me some time, please."),
        ("2026-10-27 12:24:11", ">", "All the time you need."),
    ),
    "Pia Ilic": (
        (
            "2026-11-06 09:31:40",
            ">",
            "Hi Pia, is Ravi Kaya somebody whom you could ask whether he would talk to me about "
            "running one data team for four countries?",
        ),
        ("2026-11-07 15:05:09", "<", "I see him on Monday and will ask."),
    ),
}
"""Messages to friends that belong to the story in outreach.toml."""

GROUPS = (
    (
        "Berlin data evening",
        "2026-09-14",
        ("Gita Clarke", "Yuki Santos", "Finn Kim", "Amir Roth"),
        (
            (0, "Shall we do the autumn evening on feature stores?"),
            (2, "Yes! I can open with our three mistakes."),
            (4, "I would come for the mistakes alone."),
            (1, "Tessellate has the room. Thirty chairs, forty if we are friendly."),
            (3, "I will bring two people from our team."),
            (0, "Wonderful.\n\n- room: Gita\n- opening: Yuki\n- cake: me"),
        ),
    ),
    (
        "Nordwind alumni lunch",
        "2025-12-02",
        ("Omar Faris", "Yuki Santos", "Kwame Eriksen"),
        (
            (0, "Lunch before the holidays? The old place, the old table."),
            (2, "In!"),
            (3, "In, if I may leave by two."),
            (0, "You may. Omar?"),
        ),
    ),
    (
        "",
        "2026-05-20",
        ("Nils Holm", "Hans Aho"),
        (
            (1, "Robin, Hans: you two should talk about telemetry. I step back now."),
            (2, "Thank you Nils. Robin, how is Thursday?"),
            (0, "Thursday is good, thank you both."),
        ),
    ),
    (
        "Panel: robots and rows",
        "2024-04-08",
        ("Pia Frank", "Mina Tanaka", "Hans Aho", "Mina Osei", "Goran Sousa"),
        (
            (1, "Here we all are. Forty minutes, four questions, no sales."),
            (2, "I take the one on simulation."),
            (3, "And I the one on what breaks in the field."),
            (4, "May I bring the broken gripper?"),
            (0, "Please bring the broken gripper."),
            (5, "I have a video of it breaking."),
            (1, "This will be a good panel."),
        ),
    ),
    (
        "Payments reading group",
        "2023-10-11",
        ("Pia Ilic", "Mina Silva", "Mara Roth"),
        (
            (1, "Chapter four for next time?"),
            (3, "Chapter four, and the errata, which are better."),
            (2, "I am late with three, but I will be there."),
            (0, "Same here, see you on Zoom."),
        ),
    ),
    (
        "Choir weekend",
        "2022-06-27",
        ("Mina Silva", "Finn Kim"),
        (
            (2, "Who has the keys to the rehearsal room?"),
            (1, "Me. Two tenors are missing, bring friends."),
            (0, "I bring a very loud friend."),
        ),
    ),
)
"""Group threads: title, day, members besides me, and who (0 is me) says what."""
