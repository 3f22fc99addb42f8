"""Words that go with names in many languages, and words that only look like names."""

from __future__ import annotations

__all__ = [
    "AFTER_A_NAME",
    "ALSO_WORDS",
    "BEFORE_A_NAME",
    "DETERMINERS",
    "FUNCTION_WORDS",
    "GERMAN_WORDS",
    "NO_HONORIFIC",
    "NO_NAMES",
    "PARTICLES",
    "TITLES",
    "TOOLS",
    "WEAK_TITLES",
    "word_set",
]


def word_set(words: str) -> frozenset[str]:
    """The words of a list written as one string."""
    return frozenset(words.split())


TITLES = word_set(
    """
    mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend rabbi imam father sister brother
    frau herr herrn fräulein mme mlle madame mademoiselle monsieur señor señora señorita sr sra srta dona doña
    sig signor signora signore pan pani paní dhr mevr fru herra rouva bay hanım
    г-н г-жа господин госпожа товарищ السيد السيدة الدكتور الدكتورة श्री श्रीमती
    """
)
WEAK_TITLES = word_set("father sister brother miss pan bay sir lady lord dona fru")
"""Titles that are words too."""

PARTICLES = word_set("van von der den de da di del della dos du la le bin bint ibn al el ter ten zu")

NO_NAMES = word_set(
    """
    january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday
    janvier mars avril mai juin juillet août januar februar märz juni juli abril mayo junio julio agosto
    english french german spanish italian dutch roman christian islam jewish
    asia america africa europe india china israel iran iraq syria france germany spain jordan chad kenya cuba malta
    georgia ireland scotland england wales london paris berlin vienna roma rome milan florence verona lima santiago
    york sydney melbourne austin dallas houston denver chelsea boston lincoln cleveland virginia carolina dakota
    montana nevada alaska hong kong san santa los las francisco diego angeles orlando savannah madison brooklyn
    christ jesus god bible internet visa core mac nat hae kinda docs
    """
)
"""Months, days, peoples and places that stand in every list of given names."""

TOOLS = word_set(
    """
    java ruby julia crystal ada haskell pascal elm scala perl rust swift elixir erlang lua nim idris agda coq clojure
    kotlin dart docker linux windows go lean javascript typescript python php sql html css english french german spanish
    """
)
"""Programming and other languages: people work in them as they work in towns."""

NO_NAMES |= TOOLS

ALSO_WORDS = word_set(
    """
    will mark bill hope art may june april rose grace faith joy dawn frank rich jack drew grant miles chance sky pat
    bob nick ray max rob sue dean dale guy glen heath herb jean josh ken lance les lily lou mike olive penny pierce reed
    rod ruth sandy skip stew ted tom victor wade ward warren christian van faye
    """
)
"""Of the words everybody uses daily, only these are taken for names when written large."""

BEFORE_A_NAME = word_set(
    """
    ask asked asking tell told telling thank thanks thx hi hello hey dear ping pinged cc met dm dmed emailed e-mailed
    contact contacted mentored by merci hola danke liebe lieber hallo bonjour gracias
    """
)
AFTER_A_NAME = word_set(
    """
    said says thinks thought wrote writes suggested suggests proposed proposes told argued argues asked asks agreed
    agrees replied explained complained mentioned objected insisted promised resigned chaired led answered
    """
)
DETERMINERS = word_set(
    """
    a an the my your our their his her its this that these those each every no any some another which one
    der die das ein eine le la les un une el los las una
    """
)
FUNCTION_WORDS = word_set(
    """
    a all an and any anyone as at be both but don each every everyone from had has have he her his i if in is it its me
    my no not of on one or our people she so some someone someday that the their them then there these they this those
    to us was we what when where which who why will with would you your
    der die das ein eine es ich wir man sie er le la les un une il elle on nous vous je el los las una yo nos
    """
)

GERMAN_WORDS = word_set(
    """
    ab ah alle allen alter am an andere anders ans ard armen art be beste bin bitte bitten boy brand brennen burg chance
    da darin davon davor dax de deren des ding don drin du duo ecke ein eine einer en ende engel enkel er ernst fair fan
    ferne foto free gab gang gar general gott grad ha halbe halle hand hat heil heim helm hey ideal im in islam ja je
    job juli jung kader kalender kam kamen kern lage land landen lang leib les lies line love magen mai mal man marine
    mein meine meint meinte mercedes min mir mist na naja nato nette non nur oh okay olympia on per pol prima queen rand
    red rein reine ring rock rose rosen royal sage san sau sei seid seit sie sieger sinne so solange sommer song spass
    stein stern stieg suchen tag tage tal tat the titel to tod ton tore weichen weine weisen wen wende wies will wo you
    """
)
"""German words in the list of given names. Case does not tell there: every noun is written large."""

NO_HONORIFIC = word_set("皆 みな みなさん 客 母 父 兄 姉 娘 息子 奥 お母 お父 お客 たく 医者 子 各 同 両 本")
"""Words before a Japanese or Chinese honorific that are no names ("everyone", "mother")."""
