from __future__ import annotations

import pytest

from hearout.anonymise.patterns import PATTERNS, patterns_in
from hearout.anonymise.spans import merged


def caught(text: str) -> list[tuple[str, str]]:
    return [(span.kind, text[span.start : span.end]) for span in merged(patterns_in(text))]


@pytest.mark.parametrize(
    ("kind", "text", "hidden"),
    [
        ("email", "to ana+x@mail.example now", "ana+x@mail.example"),
        ("email", "to ana (at) mail (dot) example now", "ana (at) mail (dot) example"),
        ("email", "to ana arroba mail punto example", "ana arroba mail punto example"),
        ("email", "to ana ät mail punkt de", "ana ät mail punkt de"),
        ("link", "see www.example.org/a_(b), ok", "www.example.org/a_(b"),
        ("link", "see example.org.", "example.org"),
        ("link", "see blog.me/ana now", "blog.me/ana"),
        ("handle", "by @ana_l, who", "@ana_l"),
        ("handle", "by @ana@soc.example, who", "@ana@soc.example"),
        ("handle", "by u/ana_l, who", "u/ana_l"),
        ("handle", "my discord is ana_l now", "ana_l"),
        ("handle", "<@ana> no", "ana"),
        ("handle", "12:01 ana_: no", "ana_"),
        ("handle", "see [[User talk:Ana L|A]] now", "[[User talk:Ana L|A]]"),
        ("handle", "see [[Spezial:Beiträge/Ana]] now", "[[Spezial:Beiträge/Ana]]"),
        ("handle", "see {{re|Ana}} now", "{{re|Ana}}"),
        ("handle", "see Special:Contributions/Ana_L now", "Ana_L"),
        ("handle", "see ~2025-31416-2 now", "~2025-31416-2"),
        ("network", "from 10.0.0.1 again", "10.0.0.1"),
        ("network", "IP: 1.2.3.4 again", "1.2.3.4"),
        ("network", "from fe80::1ff:fe23:4567:890a again", "fe80::1ff:fe23:4567:890a"),
        ("network", "mac 3c:22:fb:9a:10:77 again", "3c:22:fb:9a:10:77"),
        ("phone", "call +1 (555) 010-4477 now", "+1 (555) 010-4477"),
        ("phone", "tel. 901 82 00 now", "901 82 00"),
        ("phone", "call 1-800-555-0199 now", "1-800-555-0199"),
        ("phone", "0049 30 901820 now", "0049 30 901820"),
        ("address", "at 221 Old Mill Road now", "221 Old Mill Road"),
        ("address", "PO Box 1234 now", "PO Box 1234"),
        ("address", "in K1A 0B1 now", "K1A 0B1"),
        ("address", "in 1012 AB now", "1012 AB"),
        ("address", "in CH-80331 Musterstadt now", "CH-80331 Musterstadt"),
        ("address", "Springfield, IL 62701 now", "IL 62701"),
        ("address", "Plaza de España 3 now", "Plaza de España 3"),
        ("coordinates", "at -1.28638, 36.81722 now", "-1.28638, 36.81722"),
        ("coordinates", "at 52°30′N now", "52°30′N"),
        ("task", "see T31415 now", "T31415"),
        ("task", "see OPS-44 now", "OPS-44"),
        ("task", "see web/tools#12 now", "web/tools#12"),
        ("task", "see issue #12 now", "#12"),
        ("revision", "in 8f3c2d1 now", "8f3c2d1"),
        ("revision", "commit abc1234f now", "abc1234f"),
        (
            "revision",
            "Change-Id: I8473b95934b5732ac55d26311a706c9c2bde9940",
            "I8473b95934b5732ac55d26311a706c9c2bde9940",
        ),
        ("revision", "in r12345 now", "r12345"),
        ("repository", "my repo anal/garden now", "anal/garden"),
        ("repository", "my zofiak-x/gardenwatch now", "zofiak-x/gardenwatch"),
        ("identity", "0000-0002-1694-233X now", "0000-0002-1694-233X"),
        ("identity", "ssn 078-05-1120 now", "078-05-1120"),
        ("identity", "QQ 12 34 56 C or AB 12 34 56 C now", "AB 12 34 56 C"),
        ("identity", "dni 12345678Z now", "12345678Z"),
        ("identity", "hetu 131052-308T now", "131052-308T"),
        ("identity", "cpf 529.982.247-25 now", "529.982.247-25"),
        ("identity", "passport number X1234567 now", "X1234567"),
        ("identity", "id 123e4567-e89b-42d3-a456-426614174000 now", "123e4567-e89b-42d3-a456-426614174000"),
        ("account", "to GB82 WEST 1234 5698 7654 32 now", "GB82 WEST 1234 5698 7654 32"),
        ("account", "card 5500-0000-0000-0004 now", "5500-0000-0000-0004"),
        ("birth", "born on 3 May 1971", "3 May 1971"),
        ("birth", "geboren am 03.05.1971", "03.05.1971"),
        ("birth", "née le 3 mai 1971", "3 mai 1971"),
        ("birth", "nacida el 3 de mayo de 1971", "3 de mayo de 1971"),
        ("age", "as a 71-year-old I", "71-year-old"),
        ("age", "I'm 34, and", "34"),
        ("key", "AKIAIOSFODNN7EXAMPLE now", "AKIAIOSFODNN7EXAMPLE"),
        ("key", "password: hunter22 now", "hunter22"),
        ("key", "it was Zk3Lm9Qp2Xv7Rt5Wn8Yb4 now", "Zk3Lm9Qp2Xv7Rt5Wn8Yb4"),
        ("path", "in /home/ana/x now", "/home/ana/x"),
        ("path", "in ~ana/x now", "ana"),
    ],
)
def test_an_identifier_is_marked_with_its_kind(kind: str, text: str, hidden: str) -> None:
    assert hidden in text
    assert (kind, hidden) in caught(text) or (kind, hidden) in [
        (span.kind, text[span.start : span.end]) for span in patterns_in(text)
    ]


@pytest.mark.parametrize(
    ("kind", "text", "hidden"),
    [
        ("role", "I'm the only SRE in Nairobi.", "SRE in Nairobi"),
        ("role", "our only translator in Görlitz, who left", "translator in Görlitz"),
        ("role", "I am the head of the Search Platform team and tired", "the Search Platform team"),
        ("role", "As former chair of the Bylaws Committee, I", "the Bylaws Committee"),
        ("role", "I'm a Gardenwatch maintainer.", "Gardenwatch maintainer"),
        ("role", "I led it from 2011 to 2019.", "led it from 2011 to 2019"),
        ("role", "I co-founded WikiGardens.", "WikiGardens"),
        ("role", "I run the Leeds user group.", "the Leeds user group"),
        ("organisation", "I work for Brightwater Systems.", "Brightwater Systems"),
        ("organisation", "here at Brightwater we", "Brightwater"),
        ("organisation", "PhD at Leeds University", "Leeds University"),
        ("place", "I'm from Nairobi, Kenya.", "Nairobi, Kenya"),
        ("place", "here in Leeds we", "Leeds"),
        ("place", "I'm a freelance designer in Hyderabad.", "Hyderabad"),
        ("place", "For us in Ecuador it", "Ecuador"),
        ("place", "I've lived in Dublin for years", "Dublin"),
        ("role", "Ich bin der einzige Admin in Görlitz.", "Admin in Görlitz"),
        ("role", "als Vorsitzende des Vereins Gartenfreunde", "Vereins Gartenfreunde"),
        ("role", "ich habe Gartenwiki gegründet", "Gartenwiki gegründet"),
        ("role", "bis 2019 geleitet", "bis 2019 geleitet"),
        ("organisation", "ich arbeite bei der Hellwasser", "der Hellwasser"),
        ("place", "ich wohne in Görlitz", "Görlitz"),
        ("role", "le seul administrateur de Dakar", "administrateur de Dakar"),
        ("role", "en tant que responsable du Jardin", "Jardin"),
        ("role", "j'ai fondé WikiJardin jusqu'en 2019", "WikiJardin jusqu'en 2019"),
        ("organisation", "je travaille chez Eauclaire", "Eauclaire"),
        ("place", "j'habite à Dakar", "Dakar"),
        ("role", "el único traductor de Quito", "traductor de Quito"),
        ("role", "como coordinadora de la Red Andina", "Red Andina"),
        ("role", "fundé WikiJardín hasta 2019", "WikiJardín hasta 2019"),
        ("organisation", "trabajo en Aguaclara", "Aguaclara"),
        ("place", "vivo en Quito", "Quito"),
    ],
)
def test_a_self_description_hides_the_part_that_identifies(kind: str, text: str, hidden: str) -> None:
    assert (kind, hidden) in [(span.kind, text[span.start : span.end]) for span in patterns_in(text)]


@pytest.mark.parametrize(
    "text",
    [
        "version 9.2.5, base-4.14.1.0, aeson 2.0.3.0 and v1.2.3",
        "10,000 of 1,000,000 people, 3.14159, 50%, 2019-2021, 12:30, 10/10, 1:1",
        "UTF-8, ISO-8601, COVID-19, SHA-256, GPL-3 and F-16",
        "and/or, client/server, he/she, TCP/IP, long-term/short-term",
        "C# and F# and our #1 problem",
        "let f x = x :: Int -> <T> Vec<String> <div> <br/> a <- b",
        "e.g. this, i.e. that. End.Next one",
        "look at example numbers, at this point and at last",
        "I'm a developer in Haskell, as a programmer in Rust, out of Python",
        "The only thing in the way is the only reason for it.",
        "I'm the only person in this room, being the only one of my kind",
        "the only way in which it works is as a user of it",
        "I am the owner of this card and I'm the one who asked",
        "as head of a small team, as maintainer of several packages",
        "I started in 2019 and I run it daily",
        "On 3 May 2021 we met; it was 2021-05-03.",
        "Pros: fast. Cons: slow.\nNote: none\nstep 2: more",
        "defaced facade accede 1234567",
        "I work in the evenings, I live in hope, I come from far",
        "als Nutzer von allem, ich bin der Meinung",
        "je suis d'accord, comme dans le passé",
        "soy de la opinión, como en todo",
        "[person] works at [organisation] with [e-mail] on [task]",
    ],
)
def test_a_look_alike_stays(text: str) -> None:
    assert caught(text) == []


@pytest.mark.parametrize(
    "text",
    ["4111 1111 1111 1112", "DE89370400440532013001", "0000-0002-1825-0098", "12345678A", "1::2:zz", "999.999.999.999"],
)
def test_a_number_whose_check_fails_is_no_identifier(text: str) -> None:
    kinds = {kind for kind, _ in caught(text)}

    assert not kinds & {"account", "identity", "network"}


@pytest.mark.parametrize(
    "piece", ["a", "<", "@", "1", ".", "a.", "a@", "1:", "[[", "{{ping|", "http://", "A ", "the only ", " "]
)
def test_hostile_repetition_is_read_in_one_pass(piece: str) -> None:
    """A pattern that goes back over what it read would not come to an end here."""
    text = (piece * 200_000)[:200_000]

    assert all(0 <= span.start < span.end <= len(text) for span in patterns_in(text))


def test_every_row_is_tried_on_a_text_that_its_own_clues_are_in() -> None:
    assert all(row.needs for row in PATTERNS)


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("As the only caretaker here I mind.", "caretaker"),
        ("Ich bin der einzige Hausmeister hier.", "Hausmeister"),
        ("Je suis le seul gardien ici.", "gardien"),
        ("Soy el único conserje de aquí.", "conserje"),
    ],
)
def test_who_is_the_only_one_of_a_kind_is_marked_even_without_a_place(text: str, hidden: str) -> None:
    assert [hidden in text[span.start : span.end] for span in patterns_in(text)] == [True]


def test_who_is_the_only_one_who_does_something_is_not() -> None:
    assert patterns_in("I am the only one who cares, and it is the only way.") == ()
