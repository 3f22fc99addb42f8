"""Names of languages in English, for the method section."""

from __future__ import annotations

__all__ = ["language_name"]

_NAMES = dict(
    line.split(" ", 1)
    for line in """af Afrikaans
ar Arabic
az Azerbaijani
be Belarusian
bg Bulgarian
bn Bengali
bs Bosnian
ca Catalan
cs Czech
cy Welsh
da Danish
de German
el Greek
en English
eo Esperanto
es Spanish
et Estonian
eu Basque
fa Persian
fi Finnish
fr French
ga Irish
gl Galician
gu Gujarati
he Hebrew
hi Hindi
hr Croatian
hu Hungarian
hy Armenian
id Indonesian
is Icelandic
it Italian
ja Japanese
ka Georgian
kk Kazakh
ko Korean
lt Lithuanian
lv Latvian
mk Macedonian
ml Malayalam
mr Marathi
ms Malay
nb Norwegian
ne Nepali
nl Dutch
nn Norwegian
no Norwegian
pa Punjabi
pl Polish
pt Portuguese
ro Romanian
ru Russian
si Sinhala
sk Slovak
sl Slovenian
sq Albanian
sr Serbian
sv Swedish
sw Swahili
ta Tamil
te Telugu
th Thai
tl Tagalog
tr Turkish
uk Ukrainian
ur Urdu
uz Uzbek
vi Vietnamese
zh Chinese""".splitlines()
)


def language_name(code: str) -> str:
    """The English name of an ISO 639-1 code, or the code itself where we do not know it."""
    return _NAMES.get(code.split("-")[0].lower(), code)
