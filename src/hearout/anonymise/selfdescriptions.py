# ruff: noqa: E501  (a row of a table is easier to read whole)
"""Patterns of people describing themselves: "the only SRE in Nairobi", "I chaired it until 2019", "my work at Acme".

English first, then the same handful in German, French and Spanish. What is hidden is the part that identifies.
"""

from __future__ import annotations

import re

from hearout.anonymise.lexicon import TOOLS
from hearout.anonymise.pattern import DIGIT, pattern

__all__ = ["SELF_DESCRIPTIONS"]

# A name of a team, place or thing: up to six words that stop before a clause goes on.
_STOP = (
    r"(?:and|but|so|because|since|which|that|who|when|while|where|whose|until|if|as|then|or|i|we|you|they|he|she|it|is|are|was"
    r"|were|has|have|had|can|will|would|should|for|to|with|from|und|aber|weil|dass|die|der|das|la|le|les|l|el|los|las|wenn|bin|ist|sind|war|seit|bis"
    r"|et|mais|parce|qui|que|où|quand|depuis|jusqu|est|sont|y|pero|porque|cuando|desde|hasta|es|son|e)\b"
)
_THING = rf"(?!{_STOP})[\w&][\w'’&+#-]*(?:\ (?!{_STOP})[\w&][\w'’&+#-]*(?:\.\w+)*){{0,5}}(?<!-)"
_PROPER = r"(?-i:[A-ZÀ-ÖØ-ÞŠŽČ])[\w'’&+#-]*(?:\ (?:(?:of|for|de|du|des|di|la|del|der|für|the)\ ){0,2}(?-i:[A-ZÀ-ÖØ-Þ])[\w'’&+#-]*){0,5}"
_YEAR = r"(?:19|20)\d\d"

_VAGUE = re.compile(
    r"(?:an?|some|several|many|few|various|multiple|other|another|this|that|these|those|any|all|each|every|my|your|our|its|things?"
    r"|ein(?:e|em|er|es|en)?|mehrer\w+|einig\w+|mein\w*|unser\w*|un|une|des|mes?|mon|ma|notre|nos|una|unos|unas|mis?|nuestr\w+"
    r"|the\ (?:world|field|same|account|card|day|time|rest|whole|project|team|group|company|moment)\b(?!\s[A-Z]))\b",
    re.IGNORECASE,
)
_ROLES = (
    r"(?:co-?)?(?:lead(?:er)?|head|maintainer|chair(?:man|woman|person)?|president|secretary|treasurer|director|manager|ceo|cto|cfo"
    r"|founder|creator|author|coordinator|organi[sz]er|admin(?:istrator)?|sysop|bureaucrat|steward|moderator|principal|dean"
    r"|professor|lecturer|editor(?:-in-chief)?|sre|architect|ombuds(?:man|woman|person)|spokes(?:man|woman|person)|delegate"
    r"|representative|trustee|mayor|captain|owner|responsible)s?"
)
_RANK = r"(?:(?:current|former|previous|ex|acting|interim|senior|junior|deputy|vice|tech(?:nical)?|team|project|product|release|program(?:me)?|engineering|community|main|sole|only|lead|head|principal|associate|assistant|general|managing|regional|national|local|first|founding)[\ -]){0,3}"
_PEOPLE = (
    r"(?:person|one|woman|man|girl|guy|member|volunteer|dev(?:eloper)?|engineer|sre|admin(?:istrator)?|sysop|maintainer|editor"
    r"|translator|teacher|student|nurse|doctor|librarian|researcher|scientist|designer|tester|moderator|mentor|organi[sz]er"
    r"|contributor|committer|reviewer|speaker|native|programmer|user|lawyer|employee|manager|trustee|steward|bureaucrat"
    r"|archivist|historian|journalist|professor|wheelchair\ user|parent|mother|father|trans\ (?:woman|man|person)|muslim|jew"
    r"|christian|black\ (?:woman|man|person)|[\w-]+(?:ist|ian))"
)


def _meant(match: re.Match[str]) -> bool:
    return not _VAGUE.match(match["thing"])


def _one_of_a_kind(match: re.Match[str]) -> bool:
    """Whether "the only X in Y" says something: not "the only way in which", nor "the only one in our chat"."""
    if match["thing"].lower().startswith(("whom", "this ")):
        return False
    return not (
        _VAGUE.match(match["thing"]) and match["hide"].lower().startswith(("one ", "thing ", "way ", "reason "))
    )


def _somewhere(match: re.Match[str]) -> bool:
    """Whether "in X" is a place, and not a language that people write in."""
    return match["hide"].split()[0].lower() not in TOOLS


def _group(match: re.Match[str]) -> bool:
    """Whether what was founded or led is named, rather than "it" or "a project"."""
    return not _VAGUE.match(match["thing"]) and bool(re.match(r"(?!\d)(?:\w+\ )?[A-ZÀ-ÖØ-Þ]|\w+[-_]\w", match["thing"]))


_ENGLISH = (
    pattern(
        "role",
        rf"\b(?:I(?:['’]m|\ am|\ was|['’]ve\ been|\ have\ been)|as|being|we(?:['’]re|\ are)|(?:s?he|they)(?:['’]s|['’]re|\ is|\ are|\ was)|it['’]s\ me)"
        rf"\ (?:(?!not\b)\w+\ )?the\ (?:only|sole|one\ and\ only|first\ and\ only)\ (?P<hide>(?!one\ (?:who|to|that))(?!{_STOP})[\w'’-]+(?:\ (?!{_STOP})[\w'’-]+){{0,5}}?"
        rf"\ (?:in|at|from|on|of|for|with)\ (?P<thing>{_THING}))",
        "the only", "the sole", "the one and only", "the first and only",
        holds=_one_of_a_kind,
    ),
    pattern(
        "role",
        rf"\b(?:the|their|our|its|your)\ (?:only|sole)\ (?P<hide>(?:[\w'’-]+\ ){{0,3}}?{_PEOPLE}"
        rf"\ (?:in|at|from|on|of|for)\ (?P<thing>{_THING}))",
        " only ", " sole ",
        holds=_meant,
    ),
    pattern(
        "role",
        rf"\b(?:I(?:['’]m|\ am|\ was|['’]ve\ been|\ have\ been)|my\ (?:role|job|position)\ (?:is|was)(?:\ as)?|(?:speaking|writing|here)\ as|served\ as|serve\ as|work(?:ed)?\ as|as)"
        rf"\ (?:currently\ |now\ |also\ |still\ |actually\ )?(?:(?:the|an?|one\ of\ the|its|their)\ )?{_RANK}{_ROLES}"
        rf"\ (?:of|for|at|in|on)\ (?P<hide>(?:the\ )?(?P<thing>{_THING}))",
        "i'm", "i’m", "i am", "i was", "i've been", "i’ve been", "i have been", "as ", "my role", "my job", "my position",
        holds=_meant,
    ),
    pattern(
        "role",
        rf"\bI(?:['’]m|\ am|\ was)\ (?:the|an?|one\ of\ the)\ (?P<hide>(?P<thing>{_PROPER}\ {_RANK}{_ROLES}))\b",
        "i'm", "i’m", "i am", "i was",
    ),
    pattern(
        "role",
        rf"\b(?P<hide>(?:(?:co-?)?(?:chaired|led|headed|founded|ran|directed|maintained|moderated|coordinated|organi[sz]ed|started|created))"
        rf"\ (?:it|this|that|us|{_THING})\ (?:until|till|from|since|between|through|back\ in|in)\ {_YEAR}(?:\s?(?:to|-|–|and|until)\s?(?:{_YEAR}|\d\d))?)",
        "chaired", "led ", "headed", "founded", "ran ", "directed", "maintained", "moderated", "coordinated", "organi",
        "started", "created",
    ),
    pattern(
        "role",
        rf"\bI(?:['’]ve)?\ (?:\w+ly\ )?(?:(?:co-?)?(?:found(?:ed)?|chair(?:ed)?|headed|le[a]?d|maintain(?:ed)?)|head\ up)"
        rf"\ (?P<hide>(?:the\ )?(?P<thing>{_THING}))",
        "found", "chair", "head", "lead", "led ", "maintain",
        holds=_group,
    ),
    pattern(
        "role",
        r"\bI\ (?:started|run|ran|organi[sz]ed?|coordinated?|moderated?|manage|direct)\ (?P<hide>the\ (?P<thing>(?:[\w'’&-]+\ ){1,5}"
        r"(?:project|team|group|chapter|community|committee|working\ group|meetup|meet-up|user\ group|conference|council|board|lab|list|foundation|channel)))\b",
        "i started", "i run", "i ran", "i organi", "i coordinate", "i moderate", "i manage", "i direct",
        holds=lambda match: any(c.isupper() for c in match["thing"]),
    ),
    pattern(
        "organisation",
        rf"\b(?:I|we)(?:['’]m|\ am|['’]re|\ are)?\ (?:currently\ |also\ |still\ |now\ )?(?:work(?:ed|ing)?|employed|stud(?:y|ied|ying)|teach(?:ing)?|taught"
        rf"|intern(?:ed|ing)?|volunteer(?:ed|ing)?|consult(?:ed|ing)?|lectur(?:e|ing))\ (?:at|for|by|with)\ (?P<hide>(?:the\ )?(?P<thing>{_PROPER}))",
        " at ", " for ", " by ", " with ",
    ),
    pattern(
        "organisation",
        rf"\b(?:here\ at|us\ at|we\ at|my\ (?:team|colleagues|employer|company|job|university|school|boss|manager)(?:\ (?:at|is|was)|,)|our\ (?:company|employer|team)(?:\ (?:at|is)|,)"
        rf"|(?:student|PhD|engineer|developer|researcher|professor|lecturer|postdoc|intern|employee|librarian|teacher)\ at)"
        rf"\ (?P<hide>(?:the\ )?(?P<thing>{_PROPER}))",
        "here at", "us at", "we at", "my ", "our ", " at ",
    ),
    pattern(
        "place",
        rf"\b(?:I(?:['’]m|\ am|\ was)?|we(?:['’]re|\ are)?)\ (?:currently\ |now\ |originally\ |also\ )?(?:liv(?:e|ed|ing)\ in|(?:come\ )?from|based\ in|located\ in|resid(?:e|ing)\ in"
        rf"|born\ in|grew\ up\ in|moved\ to|writing\ from)\ (?P<hide>(?P<thing>{_PROPER}(?:,\ {_PROPER})?))",
        "live", "living", "from", "based in", "located in", "resid", "born in", "grew up in", "moved to",
        holds=lambda match: _meant(match) and not re.match(r"(?:GHC|the\b)", match["thing"]),
    ),
    pattern(
        "place",
        rf"\b(?:I(?:['’]m|\ am|\ was)|as)\ an?\ (?:[\w-]+\ ){{0,2}}?{_PEOPLE}\ (?:in|from|based\ in|near|outside)\ (?P<hide>{_PROPER}(?:,\ {_PROPER})?)",
        "i'm", "i’m", "i am", "i was", "as a",
        holds=_somewhere,
    ),
    pattern(
        "place",
        rf"\b(?:(?:for|of|like|to|with)\ us\ (?:here\ |over\ here\ |down\ )?in|(?:I|we)(?:['’]ve|\ have)\ lived\ in|people\ like\ me\ in|(?:one|two|three|few|only)\ of\ us\ in)"
        rf"\ (?P<hide>{_PROPER})",
        "us in", "us here", "us over", "us down", "i've", "i’ve", "i have", "we've", "we’ve", "we have", "people like me",
        holds=_somewhere,
    ),
    pattern(
        "place",
        rf"\b(?:here\ in|back\ in|over\ in|out\ of|my\ (?:home\ ?town|village|city|town)(?:\ of|\ is|,))\ (?P<hide>{_PROPER})",
        "here in", "back in", "over in", "out of", "my home", "my village", "my city", "my town",
        holds=_somewhere,
        score=0.6,
    ),
)  # fmt: skip

_ALONE = (
    pattern(
        "role",
        rf"\b(?:I(?:['’]m|\ am|\ was)|as|we(?:['’]re|\ are))\ the\ (?:only|sole)\ (?P<hide>(?!(?:ones?|way|thing|reason|place|people|person)\b)(?!{_STOP})[\w'’-]+(?:\ (?!{_STOP})[\w'’-]+)?)",
        "the only", "the sole",
    ),
    pattern(
        "role",
        r"\b(?:ich\ (?:bin|war)|bin\ ich|wir\ sind|sind\ wir|als)\ (?:(?:der|die|das)\ )?einzige[rsn]?\ (?P<hide>[A-ZÄÖÜ][\w-]+)",
        "einzige",
    ),
    pattern(
        "role",
        r"\b(?:je\ suis|nous\ sommes|en\ tant\ que|comme)\ (?:le|la|les)\ (?:seule?s?|uniques?)\ (?P<hide>(?!à\b|qui\b)[\w'’-]+)",
        "seul", "unique",
    ),
    pattern(
        "role",
        r"\b(?:soy|somos|como)\ (?:el|la|los|las)\ únic[oa]s?\ (?P<hide>(?!que\b|en\b)[\w-]+)",
        "únic",
    ),
)  # fmt: skip
"""Who says that they are the only one of a kind, whether or not they say where."""

_GERMAN = (
    pattern(
        "role",
        rf"\b(?:der|die|das|als|einziger?|einzige)\ (?:einzige[rsn]?\ )?(?<=[eErsn]\ )(?P<hide>[A-ZÄÖÜ][\w-]+(?:\ [\w-]+)?\ (?:in|im|aus|von|bei|der|des)\ (?P<thing>{_PROPER}))",
        "einzige",
        holds=lambda match: "einzige" in match[0].lower(),
    ),
    pattern(
        "role",
        rf"\b(?:ich\ (?:bin|war)|bin\ ich|war\ ich|als)\ (?:die\ |der\ |eine?r?\ )?(?:ehemaliger?\ |stellvertretender?\ |frühere[r]?\ |leitender?\ )?"
        rf"(?:\w*leiter(?:in)?|\w*vorsitzende[rn]?|\w*vorstand|maintainer(?:in)?|\w*verantwortlicher?|\w*chef(?:in)?|gründer(?:in)?|mitgründer(?:in)?|präsident(?:in)?|sprecher(?:in)?|\w*administrator(?:in)?|geschäftsführer(?:in)?|koordinator(?:in)?|professor(?:in)?)"
        rf"\ (?:von|vom|des|der|bei|beim|für|im|in|am|an)\ (?P<hide>(?:der\ |dem\ )?(?P<thing>{_THING}))",
        "ich ", "als ",
        holds=_meant,
    ),
    pattern(
        "role",
        rf"\bich\ habe\ (?P<hide>(?P<thing>(?:(?:den|die|das)\ )?{_PROPER})\ (?:mit)?(?:gegründet|geleitet|aufgebaut|gestartet))",
        "gegründet", "geleitet", "aufgebaut", "gestartet",
    ),
    pattern(
        "role",
        rf"\b(?P<hide>(?:bis|von|seit)\ {_YEAR}(?:\ bis\ {_YEAR})?\ (?:\w+\ ){{0,3}}(?:geleitet|gegründet|vorsitzender?|vorsitz|leiter(?:in)?|chef(?:in)?))",
        DIGIT,
    ),
    pattern(
        "organisation",
        rf"\b(?:ich\ (?:arbeite|studiere|lehre|forsche)|arbeite\ ich)\ (?:\w+\ )?(?:bei|für|an|am|beim)\ (?P<hide>(?:der\ |dem\ )?{_PROPER})",
        "arbeite", "studiere", "lehre", "forsche",
    ),
    pattern(
        "place",
        rf"\b(?:ich\ (?:wohne|lebe|komme)|(?:wohne|lebe|komme)\ ich|bei\ uns)\ (?:\w+\ )?(?:in|aus|bei|im)\ (?P<hide>{_PROPER})",
        "wohne", "lebe", "komme", "bei uns",
    ),
)  # fmt: skip

_FRENCH = (
    pattern(
        "role",
        rf"\b(?:le|la|l['’])\ ?(?:seule?|unique)\ (?P<hide>[\w'’-]+(?:\ [\w'’-]+){{0,3}}?\ (?:à|de|du|en|au|aux|dans|des)\ (?:la\ |le\ |l['’])?(?P<thing>{_PROPER}))",
        "seul", "unique",
    ),
    pattern(
        "role",
        rf"\b(?:je\ suis|j['’](?:étais|ai\ été)|en\ tant\ que|comme)\ (?:le\ |la\ |l['’]|une?\ )?(?:ancienn?e?\ )?"
        rf"(?:responsable|chef(?:fe)?|président(?:e)?|directeur|directrice|mainteneur|mainteneuse|fondateur|fondatrice|cofondateur|cofondatrice|coordinateur|coordinatrice|secrétaire|trésorièr?e?|administrateur|administratrice|animateur|animatrice)"
        rf"\ (?:technique\ |adjointe?\ |générale?\ )?(?:de\ la|de\ l['’]|des|du|de|d['’]|à|au)\ ?(?P<hide>(?P<thing>{_THING}))",
        "je suis", "j'", "j’", "en tant que", "comme ",
        holds=_meant,
    ),
    pattern(
        "role",
        rf"\bj['’]ai\ (?:co)?(?:fondé|créé|dirigé|présidé|lancé)\ (?P<hide>(?:(?:le|la|les)\ |l['’])?(?:[\w-]+\ ){{0,2}}?(?P<thing>{_PROPER})(?:\ jusqu['’]en\ {_YEAR})?)",
        "fondé", "créé", "dirigé", "présidé", "lancé",
    ),
    pattern(
        "organisation",
        rf"\bje\ (?:travaille|bosse|enseigne|étudie)\ (?:actuellement\ )?(?:chez|à|pour|au|à\ l['’])\ ?(?P<hide>{_PROPER})",
        "travaille", "bosse", "enseigne", "étudie",
    ),
    pattern(
        "place",
        rf"\b(?:j['’]habite|je\ vis|je\ viens|nous\ vivons|ici)\ (?:actuellement\ )?(?:à|de|en|au|aux)\ (?P<hide>{_PROPER})",
        "habite", "je vis", "je viens", "nous vivons", "ici ",
    ),
)  # fmt: skip

_SPANISH = (
    pattern(
        "role",
        rf"\b(?:el|la)\ únic[oa]\ (?P<hide>[\w-]+(?:\ [\w-]+){{0,3}}?\ (?:en|de|del)\ (?:la\ |el\ )?(?P<thing>{_PROPER}))",
        "únic",
    ),
    pattern(
        "role",
        rf"\b(?:soy|fui|era|como)\ (?:el\ |la\ |una?\ )?(?:ex-?)?(?:responsable|jef[ea]|president[ea]|director(?:a)?|mantenedor(?:a)?|fundador(?:a)?|cofundador(?:a)?|coordinador(?:a)?|secretari[oa]|tesorer[oa]|administrador(?:a)?|líder)"
        rf"\ (?:técnic[oa]\ |general\ )?(?:de\ la|de\ los|de\ las|del|de|en)\ (?P<hide>(?P<thing>{_THING}))",
        "soy ", "fui ", "era ", "como ",
        holds=_meant,
    ),
    pattern(
        "role",
        rf"\b(?:co)?(?:fundé|creé|dirigí|presidí|lideré)\ (?P<hide>(?:(?:el|la|los|las)\ )?(?:[\w-]+\ ){{0,2}}?(?P<thing>{_PROPER})(?:\ hasta\ (?:el\ )?{_YEAR})?)",
        "fundé", "creé", "dirigí", "presidí", "lideré",
    ),
    pattern("organisation", rf"\b(?:trabajo|trabajaba|estudio|enseño)\ (?:actualmente\ )?(?:en|para)\ (?P<hide>(?:la\ |el\ )?{_PROPER})",
            "trabajo", "trabajaba", "estudio", "enseño"),
    pattern("place", rf"\b(?:vivo|vivimos|resido|soy|vengo)\ (?:en|de)\ (?P<hide>{_PROPER})", "vivo", "vivimos", "resido", "soy", "vengo"),
)  # fmt: skip

SELF_DESCRIPTIONS = _ENGLISH + _ALONE + _GERMAN + _FRENCH + _SPANISH
