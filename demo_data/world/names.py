"""Invented names: given and family names of different regions, so that no real person comes out."""

from __future__ import annotations

import unicodedata
from random import Random

GIVEN = {
    "german": (
        "Anke Bastian Britta Clemens Dorothea Friederike Gesa Hannes Ines Jannik Katja Lorenz "
        "Maike Moritz Nele Ottilie Philipp Rieke Sven Tilman Ulrike Veit Wiebke Jürgen Käthe "
        "Sören"
    ),
    "nordic": (
        "Aino Astrid Bjarne Eero Freja Gudrun Håkon Ingvild Jonna Kaisa Lasse Liv Maja Oskar "
        "Pernille Ragna Saga Signe Sigurd Tove Tuuli Ulla Viggo Åse Øyvind Märta"
    ),
    "iberian": (
        "Afonso Beatriz Carlota Duarte Elena Filipa Gonzalo Inês Joana Leonor Marisol Mateus Nuno "
        "Paloma Rafael Rocío Salvador Teresa Vasco Ximena Andrés Lucía João Begoña"
    ),
    "slavic": (
        "Agnieszka Bogdan Dragana Ewa Goran Halina Irena Jelena Kasia Luka Milica Nadia Ondřej "
        "Pavel Radka Slavko Tomasz Vesna Wojtek Zdenka Zoran Jiří Łucja Živa"
    ),
    "african": (
        "Abena Adaeze Akua Amina Ayo Chidi Dede Ekow Emeka Fatou Femi Ifeoma Jabari Kofi Lindiwe "
        "Makena Ngozi Nia Sipho Tendai Thabo Wanjiru Yaw Zola"
    ),
    "east_asian": (
        "Aiko Daichi Eunji Haruka Hiroto Jisoo Kenta Lan Mei Minjun Naoki Rin Ren Seojun Shiori "
        "Takumi Thuy Wei Xiaoyu Yuna Yuto Ziyi"
    ),
    "south_asian": (
        "Aarav Anjali Arjun Deepa Farhan Gauri Ishaan Kavya Lakshmi Manish Meera Nandini Pradeep "
        "Priya Rohan Sanjana Sunita Tariq Uma Vikram Zainab"
    ),
    "middle_eastern": (
        "Amal Bahar Cem Darya Elif Farid Hadil Idris Jalil Karim Leyla Mahsa Nadim Ozan Parisa "
        "Rami Samira Tamar Yael Yusuf Zeynep Şebnem"
    ),
    "english": (
        "Alistair Bronwyn Callum Daisy Edith Fergus Gwen Harriet Imogen Jasper Kieran Lorna Miles "
        "Niamh Owen Poppy Rhys Rowan Saoirse Tamsin Wilfred Zara"
    ),
    "french": (
        "Amélie Bastien Céline Delphine Émile Fabrice Gaëlle Hugo Ségolène Jérôme Léonie Margaux "
        "Noémie Océane Pascal Quentin Rémi Solène Thibault Yvette"
    ),
}
"""Given names by region."""

FAMILY = {
    "german": (
        "Ahrens Becker Brandt Dietz Eberle Fuchs Gerlach Hartwig Isensee Jacobs Köhler Lorenz "
        "Menzel Nagel Oertel Pohl Reuter Sauer Thiele Unger Vogel Winkler Zander Bäumer Größer"
    ),
    "nordic": (
        "Aalto Berglund Dahl Ekström Fjeld Grönlund Hagen Iversen Juhl Kvist Lindqvist Moberg "
        "Nyman Oksanen Rantanen Sandberg Thorsen Vinter Westergaard Åkerman Østby Laine"
    ),
    "iberian": (
        "Almeida Barros Cabral Domingues Esteves Fonseca Gallardo Herrera Iglesias Lobato Machado "
        "Navarro Olmedo Pacheco Quintana Rebelo Sandoval Teixeira Valverde Zamora Núñez Peña"
    ),
    "slavic": (
        "Babić Černý Dvorak Filipek Grabowska Horvat Ilic Jankowski Kovač Lisowski Marković "
        "Nowicki Ostrowski Popov Ruzicka Sokolov Tesar Urban Vlasak Wrona Zielinski Żak"
    ),
    "african": (
        "Abiola Adeyemi Asante Boateng Chukwu Diallo Eze Fofana Gyasi Hassane Kamau Kone Mensah "
        "Mwangi Ndlovu Nkosi Obi Okonkwo Osei Otieno Sarr Tshabalala Wekesa Zulu"
    ),
    "east_asian": (
        "Aoki Bae Chen Cho Fujita Ha Hayashida Ito Jung Kuroda Lim Matsuda Ng Okada Park Ryu "
        "Shimizu Tran Ueda Vo Wu Yamane Zhou"
    ),
    "south_asian": (
        "Agarwal Bhatt Chaudhry Desai Fernando Ghosh Hegde Iyer Joshi Kulkarni Lal Mahmood Nair "
        "Pillai Qureshi Rao Sethi Thakur Upadhyay Varma Zaidi"
    ),
    "middle_eastern": (
        "Aslan Barzani Cohen-Levi Demir Ekinci Farahani Ghanem Haddad Issa Jaber Kaya Khoury Lavi "
        "Mansour Najjar Öztürk Peretz Rahimi Saleh Toprak Yildiz Zand"
    ),
    "english": (
        "Ashdown Barlow Clarke Doyle Ellery Farrow Greaves Hollis Ingham Jessop Kettle Lockwood "
        "Marsh Norwood O'Dowd Penrose Quill Rudd Sedgwick Thorne Underhill Wickham Young"
    ),
    "french": (
        "Aubert Blanchet Carpentier Delorme Etienne Faucher Garnier Hébert Jourdan Lacroix Moreau "
        "Noël Olivier Perrault Rousselet Sauvage Tessier Vasseur Lefèvre Giraud"
    ),
}
"""Family names by region."""

NATIVE = (
    ("結衣 蓮 陽菜 颯太 美月 直樹", "小野寺 三枝 久保田 長谷部 早乙女 榎本"),
    ("雨桐 子涵 思远 若曦 明轩", "欧阳 司徒 傅 汤 贺"),
    ("سلمى هادي رنا مروان", "الحداد المصري الزعبي قباني"),
    ("נועה איתי תמר אורי", "ברקאי שקד אלמוג רונן"),
)
"""Given and family names in scripts that tables and terminals find hard."""

CREDENTIALS = (", PhD", ", MBA", ", PMP®", " (she/her)", ", Dr.-Ing.")
ORNAMENTS = ("🌱", "🚀", "☕", "🦆")

Name = tuple[str, str]
"""First and last name, as the two columns of the archive hold them."""


def mixed_name(rng: Random) -> Name:
    """A given and a family name from two different regions."""
    here, there = rng.sample(sorted(GIVEN), 2)
    return rng.choice(GIVEN[here].split()), rng.choice(FAMILY[there].split())


def native_name(rng: Random) -> Name:
    """A name that is not written in Latin letters."""
    given, family = rng.choice(NATIVE)
    return rng.choice(given.split()), rng.choice(family.split())


def adorned(name: Name, rng: Random) -> Name:
    """Now and then what people really type: credentials, emoji, no family name at all."""
    first, last = name
    fate = rng.random()
    if fate < 0.012:
        return first, last + rng.choice(CREDENTIALS)
    if fate < 0.015:
        return first, f"{last} {rng.choice(ORNAMENTS)}"
    if fate < 0.017:
        return first, rng.choice(ORNAMENTS)
    if fate < 0.020:
        return first, ""
    return name


def slug_for(name: Name, rng: Random) -> str:
    """The profile slug of a name. All end in `demo`, so that none leads to a real profile."""
    text = " ".join(name).split(",")[0].split(" (")[0].lower().replace("'", "")
    if text.isascii() or rng.random() < 0.8:
        text = _ascii(text) or text
    words = "".join(c if c.isalnum() else " " for c in text).split()
    return "-".join([*words, "demo"])


def _ascii(text: str) -> str:
    for letter, plain in {"ø": "o", "ł": "l", "ß": "ss", "ı": "i"}.items():
        text = text.replace(letter, plain)
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().strip()
