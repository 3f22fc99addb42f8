"""Given names, with the names and titles around them. What is sure is marked; what could be a word is for review."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hearout.anonymise.lexicon import (
    AFTER_A_NAME,
    ALSO_WORDS,
    BEFORE_A_NAME,
    DETERMINERS,
    FUNCTION_WORDS,
    GERMAN_WORDS,
    NO_HONORIFIC,
    NO_NAMES,
    PARTICLES,
    TITLES,
    WEAK_TITLES,
)
from hearout.anonymise.words import Word, dictionaries, opens_sentence
from hearout.language.words import frequency, is_dictionary_word, is_given_name
from hearout.records.redaction import Net, Span

__all__ = ["TITLED", "NamesNet"]

TITLED = "after a title"
"""The `reason` of a name that a title announces: a surname, often alone."""

_CONTRACTION = re.compile(r"['’](?:s|t|d|m|ll|re|ve)$")
_INITIALS = re.compile(
    r"(?<![\w.])(?:[A-ZÀ-Þ]\. ?){1,3}(?:(?:van|von|de|der|den|da) )*[A-ZÀ-ÖØ-Þ][\w'’]{2,}(?:-[A-Z]\w+)?"
)
_HONORIFIC = re.compile(
    r"(?P<ja>[\u4e00-\u9fff\u3005]{1,4}|[\u30a1-\u30fa\u30fc・]{2,12}|[\u3041-\u3096]{2,4})(?:さん|さま|様|氏|君|くん|ちゃん)"
    r"|(?P<zh>[王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文][\u4e00-\u9fff]{0,2})"
    r"(?:先生|女士|小姐|老师|老師|教授|博士|经理|經理|同学|同學)"
)


@dataclass(slots=True)
class NamesNet:
    """Finds people by given names, titles and initials. `public` are words (lower case) that name nobody here."""

    language: str
    public: frozenset[str] = field(repr=False)
    _seen: dict[tuple[str, str], int] = field(default_factory=dict, repr=False)

    def spans(self, text: str, words: Sequence[Word], language: str) -> list[Span]:
        """Sure names carry the net MODEL; what may be a common word is VOCABULARY, for a person to look at."""
        found = list(self._among(text, words, language))
        if "." in text:
            found.extend(Span(m.start(), m.end(), "person", Net.MODEL, 0.8) for m in self._initialled(text, language))
        if not text.isascii():
            found.extend(_with_honorific(text))
        return found

    def _among(self, text: str, words: Sequence[Word], language: str) -> Iterator[Span]:
        seen = self._seen
        reach = 0
        for at, word in enumerate(words):
            key = (word.text, language)
            kind = seen.get(key)
            if kind is None:
                kind = seen[key] = self._kind(word.text, language)
            if kind and word.start >= reach:
                span = self._judged(text, words, at, kind, language)
                if span is not None:
                    reach = span.end
                    yield span

    def _kind(self, word: str, language: str) -> int:
        """0: no name. Else TITLE, SURE (a given name and no word), SMALL (the same in lower case), EITHER, PROPER."""
        lower = word.lower()
        if lower in TITLES:
            return _TITLE
        bare = lower.removesuffix("'s").removesuffix("’s")
        first, hyphen, _ = bare.partition("-")
        if self._nobody(bare) or self._nobody(first) or not first.isalpha():
            return 0
        large = word[0].isupper() and (not word.isupper() or len(word) > 4)
        if hyphen and not (large and word[len(first) + 1].isupper()):
            return 0
        if not is_given_name(bare) and not (hyphen and is_given_name(first) and len(first) > 2):
            return _PROPER if word.istitle() and self._only_a_name(bare, language) else 0
        if self._a_word_too(bare, language):
            often = max(frequency(bare, language), frequency(bare, self.language)) >= _TOO_COMMON
            return _EITHER if large and (not often or bare in ALSO_WORDS) else 0
        if large:
            return _SURE if len(bare) > 2 else _EITHER * (frequency(bare, language) < _TOO_COMMON_IF_SHORT)
        return _SMALL if word.islower() and len(bare) > 4 and frequency(bare, self.language) < 5.0 else 0

    def _nobody(self, bare: str) -> bool:
        return bare in self.public or bare in NO_NAMES or len(bare) < 2

    def _a_word_too(self, bare: str, language: str) -> bool:
        if language == "de":
            return bare in GERMAN_WORDS
        for each in dictionaries(language, self.language):
            if is_dictionary_word(bare, each) and frequency(bare, each) >= 3.0:
                return True
        return language != "en" and frequency(bare, language) >= 4.8

    def _only_a_name(self, bare: str, language: str) -> bool:
        """Whether a word that passes for known is one only as a proper noun ("Johnson")."""
        return language == self.language and bare.isalpha() and not is_dictionary_word(bare, language)

    def _judged(self, text: str, words: Sequence[Word], at: int, kind: int, language: str) -> Span | None:
        word = words[at]
        if kind == _TITLE:
            return self._after_title(text, words, at)
        end = self._surnames(text, words, at, language) if kind in (_SURE, _EITHER) else word.end
        bare_end = word.start + len(word.text.removesuffix("'s").removesuffix("’s"))
        if kind == _SURE:
            return Span(word.start, max(end, bare_end) if end > word.end else bare_end, "person", Net.MODEL, 0.8)
        if kind == _SMALL:
            return Span(word.start, bare_end, "person", Net.VOCABULARY, 0.5)
        opens = opens_sentence(text, word.start)
        if kind == _PROPER:
            return self._spoken_of(words, at, bare_end, opens)
        if end > word.end and not (opens and frequency(word.text, language) >= 5.3) and not _heading(text, word.start):
            return Span(word.start, end, "person", Net.MODEL, 0.7)
        if opens or word.text.isupper() or language == "de" or _heading(text, word.start):
            return None
        if at and words[at - 1].text.lower() in DETERMINERS:
            return None
        return Span(word.start, bare_end, "person", Net.VOCABULARY, 0.5)

    def _spoken_of(self, words: Sequence[Word], at: int, end: int, opens: bool) -> Span | None:
        """A proper noun among words that go with people: "asked Johnson", "Johnson said"."""
        before = words[at - 1].text.lower() if at else ""
        after = words[at + 1].text.lower() if at + 1 < len(words) else ""
        if (before in BEFORE_A_NAME and not opens) or after in AFTER_A_NAME:
            return Span(words[at].start, end, "person", Net.VOCABULARY, 0.5)
        return None

    def _after_title(self, text: str, words: Sequence[Word], at: int) -> Span | None:
        title = words[at]
        if at + 1 >= len(words) or not (
            title.text[0].isupper() or not title.text[0].isascii() or text[title.end : title.end + 1] == "."
        ):
            return None
        following = words[at + 1]
        between = text[title.end : following.start]
        if (
            between not in (" ", ". ", ".", "\u00a0")
            or not _large(following.text)
            or following.text.lower() in self.public
        ):
            return None
        if title.text.lower() in WEAK_TITLES and is_dictionary_word(following.text, self.language):
            return None
        if following.text.lower() in TITLES:
            return self._after_title(text, words, at + 1)
        end = max(following.end, self._surnames(text, words, at + 1, ""))
        return Span(following.start, _bare_end(text, end), "person", Net.MODEL, 0.9, reason=TITLED)

    def _surnames(self, text: str, words: Sequence[Word], at: int, language: str) -> int:
        """Where the name that begins with word `at` ends: up to three more words written large, particles between."""
        end = words[at].end
        taken = 0
        if words[at].text.endswith(("'s", "’s")):
            return end
        for following in range(at + 1, min(at + 7, len(words))):
            word = words[following]
            if taken == 3 or not _goes_on(text, words[following - 1], word):
                break
            if word.text.lower() in PARTICLES and following + 1 < len(words) and _large(words[following + 1].text):
                continue
            if not self._surname(words, following, language):
                break
            end, taken = word.end, taken + 1
            if word.text.endswith(("'s", "’s")):
                break
        return _bare_end(text, end)

    def _surname(self, words: Sequence[Word], at: int, language: str) -> bool:
        word = words[at].text
        lower = word.lower().removesuffix("'s").removesuffix("’s")
        if not _large(word) or lower in self.public or lower in NO_NAMES or (word.isupper() and len(word) in (2, 3, 4)):
            return False
        if lower in FUNCTION_WORDS or _CONTRACTION.search(lower):
            return False
        return language != "de" or not is_dictionary_word(lower, "de") or frequency(lower, "de") < 4.0

    def _initialled(self, text: str, language: str) -> Iterator[re.Match[str]]:
        for match in _INITIALS.finditer(text):
            surname = match[0].split()[-1].rpartition(".")[2].lower()
            if surname not in self.public and surname not in NO_NAMES and not is_dictionary_word(surname, language):
                yield match


_TOO_COMMON = 5.0
_TOO_COMMON_IF_SHORT = 4.5
_TITLE, _SURE, _SMALL, _EITHER, _PROPER = 1, 2, 3, 4, 5


def _large(word: str) -> bool:
    """Whether a word is written as names are; scripts without capitals always are."""
    return word[0].isupper() or (word[0].isalpha() and word[0].lower() == word[0].upper())


def _goes_on(text: str, last: Word, word: Word) -> bool:
    """Whether only a space stands between two words, or the full stop of an initial."""
    between = text[last.end : word.start]
    return between in (" ", "\u00a0") or (between in (". ", ".") and len(last.text) == 1)


def _bare_end(text: str, end: int) -> int:
    return end - 2 if text[end - 2 : end] in ("'s", "’s") else end


def _heading(text: str, at: int) -> bool:
    """Whether most words of the line are written large, so that capitals say nothing."""
    start = text.rfind("\n", 0, at) + 1
    stop = text.find("\n", at)
    line = text[max(start, at - 80) : at + 80 if stop < 0 else min(stop, at + 80)]
    long = [word for word in line.split() if len(word) > 3 and word[0].isalpha()]
    return len(long) > 3 and sum(word[0].isupper() for word in long) > 0.6 * len(long)


def _with_honorific(text: str) -> Iterator[Span]:
    for match in _HONORIFIC.finditer(text):
        name = match["ja"] or match["zh"]
        if name not in NO_HONORIFIC and not name.startswith(("お", "ご", "皆")):
            yield Span(match.start(), match.start() + len(name), "person", Net.MODEL, 0.8)
