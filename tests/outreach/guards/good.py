"""Messages with which nothing is wrong: every guard of the text must be silent over all of them."""

from __future__ import annotations

from typing import NamedTuple

from secondhop.model.person import Person, PersonId
from secondhop.outreach.guards.message import Message
from secondhop.outreach.guards.situation import Mutual, Situation


class Good(NamedTuple):
    """One message, whom it goes to, and through whom."""

    kind: str
    to: str
    text: str
    via: str = ""

    @property
    def message(self) -> Message:
        return Message(self.kind, self.text)

    @property
    def situation(self) -> Situation:
        mutuals = (Mutual("Gita Clarke"), Mutual("Nils Holm"))
        via = somebody(self.via) if self.via else None
        return Situation(account="free", to=somebody(self.to), via=via, mutuals=mutuals)


def somebody(name: str) -> Person:
    """A person of a name, with a role."""
    return Person(PersonId(name.lower()), name, "Head of Data", "Helsing", "Berlin")


NOTES = (
    Good(
        "note",
        "Karin Horvat",
        "Hi Karin, your post on testing pipelines was a joy. May I read along here?",
    ),
    Good(
        "note",
        "Mina Cho",
        "Hi Mina, Gita Clarke speaks highly of how you run platform reviews. May I follow your work?",
    ),
    Good(
        "note",
        "Tomasz Adeyemi",
        "Hi Tomasz, your question at the Lisbon session stayed with me: who owns a late event?",
    ),
    Good(
        "note",
        "Ana Silva",
        "Dear Ms Silva, we both work with Nils Holm on open weather data. I'd be glad to stay in touch.",
    ),
    Good(
        "note",
        "Jürgen Weiss",
        "Hallo Jürgen, dein Vortrag über Datenverträge in Leipzig hat mir gefallen. Darf ich mich vernetzen?",
    ),
    Good(
        "note",
        "Petra Vogel",
        "Sehr geehrte Frau Vogel, Gita Clarke hat mir von Ihrer Arbeit an Feature Stores erzählt.",
    ),
    Good(
        "note",
        "Chloé Martin",
        "Bonjour Chloé, votre article sur les tests de schéma m'a beaucoup servi. Au plaisir de vous lire.",
    ),
    Good(
        "note",
        "Lucía Okonkwo",
        "Hola Lucía, tu charla sobre datos abiertos en Bilbao me hizo pensar. ¿Puedo seguir tu trabajo?",
    ),
    Good(
        "note",
        "Marta Nowak",
        "Cześć Marto, Nils Holm pokazał mi Twój wykład o strumieniach danych. Bardzo ciekawy!",
    ),
    Good(
        "note",
        "Inês Prado",
        "Olá Inês, a sua palestra em Coimbra foi ótima. Gostava de acompanhar o seu trabalho.",
    ),
    Good(
        "note",
        "Giulia Ferri",
        "Ciao Giulia, il tuo intervento a Torino sui dati aperti era chiaro come pochi.",
    ),
    Good(
        "note",
        "Robert Ode",
        "Hi Bob, Nils Holm said you are the one who knows about column formats. I read your essay twice.",
    ),
    Good(
        "note",
        "Alexander Brandt",
        "Hey Alex, we met at the Berlin data evening and talked about compaction until closing.",
    ),
    Good(
        "note",
        "J. Marsh",
        "Hi Jo, your slides on lineage answered what I had been asking for a month. Thank you.",
    ),
    Good(
        "note",
        "Jean-Pierre Delorme",
        "Bonjour Jean-Pierre, votre question sur les événements tardifs à Lyon était la bonne.",
    ),
    Good(
        "note",
        "Yuki Tanaka",
        "Dear Tanaka-san, Gita Clarke introduced us at the Kyoto meetup. I enjoyed your talk on robots.",
    ),
    Good(
        "note",
        "Søren Castillo",
        "Hej Soeren, your team's paper on tide models is pinned to our wall. Nils Holm sent it.",
    ),
    Good(
        "note",
        "Vasco Ghosh, MBA",
        "Dear Dr. Ghosh, your interview in the winter magazine made me rethink our on-call rota.",
    ),
    Good(
        "note",
        "Femi Aho",
        "Hi Femi! You asked on the panel who tests the test data. I have half an answer by now.",
    ),
    Good(
        "note",
        "Dana Ahmed",
        "Hi Dana, good to meet you last week at the streaming evening. Good luck with the exams!",
    ),
    Good(
        "note",
        "王小明",
        "王先生您好,我在上海读了您关于数据平台的文章,很受启发。Gita Clarke 向我推荐了您。",
    ),
    Good(
        "note",
        "Анна Лебедева",
        "Здравствуйте, Анна! Gita Clarke рассказала мне о вашем докладе про потоки данных.",
    ),
)

COVERS = (
    Good(
        "cover",
        "Hana Weber",
        "Hi Yuki, a favour, and no is a fine answer: would you introduce me to Hana Weber? She rebuilt their data team and we are about to do the same.",
        "Yuki Santos",
    ),
    Good(
        "cover",
        "Ravi Kaya",
        "Hi Pia, could you ask Ravi Kaya whether he would talk to me about running one data team for four countries? Only if you are comfortable.",
        "Pia Ilic",
    ),
    Good(
        "cover",
        "Selma Vogel",
        "Hi Gita, do you know Selma Vogel well enough to introduce us? I would like to ask how Nordwind splits platform and product work these days.",
        "Gita Clarke",
    ),
    Good(
        "cover",
        "Søren Castillo",
        "Dear Hans,\n\nyou once shared a project with Søren Castillo. Would you forward the note below to him? If it feels odd to you, please say so.\n\nRobin",
        "Hans Aho",
    ),
    Good(
        "cover",
        "Kwame Eriksen",
        "Hello Omar, how are the twins? You mentioned Kwame at the alumni lunch. May I use your name, or would you rather pass on a few lines of mine?",
        "Omar Faris",
    ),
    Good(
        "cover",
        "Ivo Weber",
        "Lieber Nils, du kennst Ivo Weber aus Nordwind-Zeiten. Würdest du uns vorstellen? Ein Nein ist völlig in Ordnung, du kennst ihn besser als ich.",
        "Nils Holm",
    ),
    Good(
        "cover",
        "Chloé Martin",
        "Bonjour Émilie, accepterais-tu de me présenter à Chloé Martin ? Tu la connais bien, je crois. Si tu préfères non, aucun souci pour toi.",
        "Émilie Dupont",
    ),
    Good(
        "cover",
        "Lucía Okonkwo",
        "Hola Pepe, ¿te parecería bien presentarme a Lucía? Solo si te sientes cómodo. Te mando tres líneas que puedes reenviar.",
        "José Molina",
    ),
    Good(
        "cover",
        "Viola Young",
        "Gita, quick question with an easy no: would you feel fine passing the note below to Viola Young? You two ran the May workshop.",
        "Gita Clarke",
    ),
    Good(
        "cover",
        "Mina Osei",
        "Good morning Professor Lindqvist,\n\nyour former student Mina Osei moved to Oslo. Would you ask her whether she has twenty minutes for a question on grippers?\n\nKind regards\nRobin Vale",
        "Karin Lindqvist",
    ),
    Good(
        "cover",
        "Petra Lindqvist",
        "Hi Liz, thanks for lunch! You said Petra Lindqvist runs incident reviews without blame. Could you see whether she would show me one?",
        "Elizabeth Hall",
    ),
    Good(
        "cover",
        "Noor Petrov",
        "Hey Andi, kennst du Noor Petrov gut genug, um ihr meine Frage weiterzuleiten? Sonst frage ich dich lieber, wen du sonst fragen würdest.",
        "Andreas Becker",
    ),
    Good(
        "cover",
        "Aiko Brandt",
        "Hi Gita, would you introduce me to Aiko Brandt? One question on compaction, fifteen minutes at most, and she can say no through you.",
    ),
)

FORWARDABLES = (
    Good(
        "forwardable",
        "Hana Weber",
        "Subject: Intro: Robin Vale <> Hana Weber (data teams)\n\nHi Yuki,\n\nwould you pass this on to Hana? She rebuilt a data team in a year and wrote about what she would skip. I lead a team of nine in Berlin and start the same in January.\n\nOne question for her: what came first, the catalogue or the hiring? Fifteen minutes by phone, or two lines by mail. If it does not suit her, no answer is needed.\n\nThank you\nRobin",
        "Yuki Santos",
    ),
    Good(
        "forwardable",
        "Ravi Kaya",
        "Hello Pia,\n\nhere is what I would like to ask Ravi Kaya: how does one team serve four countries without four backlogs? I run a data platform in Berlin and we open in Vienna in May. In return I can show how we moved 300 tables without a stop. Twenty minutes in any week; no is fine.\n\nRobin Vale",
        "Pia Ilic",
    ),
    Good(
        "forwardable",
        "Selma Vogel",
        "Dear Gita,\n\nI am trying to learn how others split platform and product work. Selma did it twice at Nordwind. Would she be willing to say what she would not repeat? One short mail is plenty.\n\nBest\nRobin",
        "Gita Clarke",
    ),
    Good(
        "forwardable",
        "Jonas Khoury",
        "Hi Jonas,\n\nGita Clarke was so kind to send you this. I read your piece on what a first CDO does in week one. We have the same week ahead of us. Which meeting would you leave out? A single line would help.\n\nRobin",
        "Gita Clarke",
    ),
    Good(
        "forwardable",
        "Ivo Weber",
        "Lieber Nils,\n\ngerne kannst du das an Ivo weitergeben: Ich leite ein Datenteam in Berlin und suche jemanden, der den Wechsel auf Spaltenformate hinter sich hat. Eine Viertelstunde genügt. Wenn es nicht passt, ist das kein Problem.\n\nRobin Vale",
        "Nils Holm",
    ),
    Good(
        "forwardable",
        "Chloé Martin",
        "Bonjour Émilie,\n\npeux-tu transmettre ceci à Chloé ? Je prépare un atelier sur les tests de schéma à Berlin en mars, trente personnes. Son article est le meilleur que je connaisse. Viendrait-elle en parler dix minutes ? Un non est une bonne réponse.\n\nRobin",
        "Émilie Dupont",
    ),
    Good(
        "forwardable",
        "Lucía Okonkwo",
        "Hola José,\n\n¿puedes reenviar esto a Lucía? Su pregunta abierta, quién paga los cambios de esquema, nos ocupa desde hace un año. Tenemos una respuesta parcial y me gustaría compararla con la suya. Quince minutos bastan.\n\nRobin",
        "José Molina",
    ),
    Good(
        "forwardable",
        "Mina Osei",
        "Hi Karin,\n\nMina tests grippers in Oslo; I collect the data of such tests in Berlin. Would she look at one chart and tell me what it hides? I attach nothing; a yes through you is enough, and so is a no.\n\nRobin",
        "Karin Lindqvist",
    ),
    Good(
        "forwardable",
        "Kwame Eriksen",
        "Hello Omar,\n\nKwame came to the alumni lunch and spoke about ferries. Our model of the Oder ferries is open source. May I show it to him for a quarter of an hour? He may well find it wrong, which is the point.\n\nRobin Vale",
        "Omar Faris",
    ),
    Good(
        "forwardable",
        "Viola Young",
        "Hi Gita,\n\na note for Viola Young: your May workshop had a slide on review times that nobody photographed. Would you share the number on it? I keep a small page of such numbers, with sources, and would add yours.\n\nThanks\nRobin",
        "Gita Clarke",
    ),
    Good(
        "forwardable",
        "Noor Petrov",
        "Hi Andreas,\n\nthree lines for Noor: safety code is reviewed by two people at her place, at ours by one. We think of changing that in spring. What did the second pair of eyes find in the first month?\n\nRobin",
        "Andreas Becker",
    ),
)

MESSAGES = (
    Good(
        "message",
        "Amir Roth",
        "Hi Amir, here is the paper on feature stores that I promised you. Section four is where you and I disagreed.",
    ),
    Good("message", "Yuki Santos", "Hi Yuki, congratulations on the new role at Kiln Labs!"),
    Good(
        "message",
        "Mara Roth",
        "Hi Mara, early December suits me as well. Would Tuesday the 8th at ten work for you?",
    ),
    Good(
        "message",
        "Pia Doyle",
        "Hi Pia, thanks for connecting! You said you look for a speaker for the spring meeting. What would you want to hear?",
    ),
    Good(
        "message",
        "Omar Faris",
        "Hi Omar, it has been far too long. The ducks at the canal made me think of you. How is Lisbon?",
    ),
    Good(
        "message",
        "Gita Clarke",
        "Hello Gita,\n\nwe are putting together an evening on feature stores, about thirty people, no slides longer than ten minutes.\n\nWould you speak?",
    ),
    Good("message", "Thomas Aoki", "hi tom, train is late, see you at half past?"),
    Good(
        "message",
        "Wei Dietz",
        "Cut the list of nine tools to three and say what the first month looks like. The rest is fine.",
    ),
    Good(
        "message",
        "Hannes Hegde",
        "Servus Hannes, hast du noch die Notizen vom Abend über Schema-Migrationen? Ich würde sie dir gern abtippen.",
    ),
    Good(
        "message",
        "Ingrid Moreau",
        "Guten Tag Frau Dr. Moreau,\n\nvielen Dank für Ihre Antwort. Der 3. Dezember um 14 Uhr passt. Bringen Sie gern Ihre Kollegin mit.\n\nFreundliche Grüße\nRobin Vale",
    ),
    Good(
        "message",
        "Benoît Carpentier",
        "Salut Benoît, as-tu fini par trouver une bonne réponse pour les formats de colonnes ? La mienne tient sur une page.",
    ),
    Good(
        "message",
        "Rocío Sandoval",
        "Buenos días Rocío, ¿cómo va la mudanza? Cuando tengas un rato, me cuentas qué tal Sevilla.",
    ),
    Good(
        "message",
        "Ayşe Yılmaz",
        "Merhaba Ayşe Hanım, the notes from Izmir are online now. You will find your question on page two.",
    ),
    Good(
        "message",
        "Katherine Lockwood",
        "Hi Kate, what would you read about late events if you had only one evening?",
    ),
    Good(
        "message",
        "Emeka Nowicki",
        "I read your piece on on-call for data teams. The middle part changed my mind.",
    ),
    Good(
        "message",
        "Liv Sauer",
        "Hi Liv, how did the move from JSON to columns go? At CERN they told me it took a year. xx",
    ),
    Good(
        "message",
        "Živa Ellery",
        "Hi Živa, ten it is. I know a place with bad chairs and very good cake 🍰",
    ),
    Good(
        "message",
        "Luka Sandoval",
        "Hi Luka and Petra, you two should know each other: both of you count ferries. I leave you to it.",
    ),
    Good(
        "message",
        "Fernando Ruiz",
        "Hola Fernando, el archivo del siglo XX está en línea. Tu abuelo sale en la foto 12, según dicen.",
    ),
    Good(
        "message",
        "Thuy Wrona",
        "Hi Thuy, the API returns a list [1] where you expect one row; see https://example.org/notes. Does the array a[0] help you?",
    ),
    Good(
        "message",
        "Rin Lefèvre",
        "Dear all,\n\nthe room is booked from six. You will find the address in the invitation. Who brings the beamer?",
    ),
    Good(
        "message",
        "김민수",
        "민수님 안녕하세요, 지난주 서울에서 나눈 이야기가 인상 깊었습니다. 곧 다시 뵙기를 바랍니다.",
    ),
    Good(
        "message",
        "Saga Holm",
        "Hi Saga, write to <my.name@example.org>. HTTP, SQL and DVC are in the notes, GDPR is not.",
    ),
)

THANKS = (
    Good(
        "thanks", "Gita Clarke", "Thank you for the introduction, it was a very good conversation."
    ),
    Good(
        "thanks",
        "Yuki Santos",
        "Dear Yuki, Hana and I spoke for half an hour on Friday. The catalogue came second, she says. I owe you a coffee!",
    ),
    Good(
        "thanks",
        "Pia Ilic",
        "Hi Pia, thank you for writing to Ravi. It did not work out this time, and he was very kind about it.",
    ),
    Good(
        "thanks",
        "Hans Aho",
        "Lieber Hans, danke für deine Mühe. Søren und ich treffen uns im Januar in Aarhus.",
    ),
    Good(
        "thanks",
        "Émilie Dupont",
        "Merci Émilie ! Chloé vient en mars. Sans toi, je n'aurais pas osé lui écrire.",
    ),
    Good(
        "thanks",
        "José Molina",
        "Querido José, gracias por presentarme a Lucía. Hablamos ayer y me pasó dos libros.",
    ),
    Good(
        "thanks",
        "Nils Holm",
        "Nils, thank you. Ivo answered within the hour and we fixed a date. I will tell you how it went.",
    ),
    Good(
        "thanks",
        "Karin Lindqvist",
        "Dear Professor Lindqvist,\n\nMina looked at the chart and found the fault at once. Thank you for asking her; I hope to return the favour.\n\nRobin Vale",
    ),
    Good(
        "thanks",
        "Andreas Becker",
        "Danke Andi, das war genau richtig. Noor schickt mir nächste Woche ihre Liste.",
    ),
    Good(
        "thanks",
        "Omar Faris",
        "Hey Omar, Kwame came by and yes, the model was wrong. Best afternoon in months, thanks to you.",
    ),
    Good(
        "thanks",
        "Elizabeth Hall",
        "Hi Beth, thank you for the lunch and for Petra. She lets me sit in on a review in December.",
    ),
    Good(
        "thanks",
        "Hana Weber",
        "Dear Hana, thank you for your time on Friday. We hire first, then build the catalogue, as you said. Thanks also to Yuki.",
        "Yuki Santos",
    ),
    Good(
        "thanks",
        "Tuuli Lockwood",
        "Kiitos Tuuli, the notes on lineage were just what the team needed.",
    ),
)

GOOD = (*NOTES, *COVERS, *FORWARDABLES, *MESSAGES, *THANKS)
