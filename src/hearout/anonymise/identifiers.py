# ruff: noqa: E501  (a row of a table is easier to read whole)
"""Patterns of what stands for one person or one deed: accounts, tasks, changes, cards, keys, dates of birth, paths."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from hearout.anonymise.lexicon import word_set
from hearout.anonymise.pattern import DIGIT, DIGITS, pattern
from hearout.language.words import frequency

__all__ = ["IDENTIFIERS"]

_NO_TRACKER = word_set(
    "AES ARM BCP CD CET CO CORE COVID CP CSS CVE DDR EN ES EUR F G GB GCC GHC GMT GPL GPT GTK H HASH HTML HTTP IE IEC "
    "IEEE IP IPV ISO IT JAVA JIS KB KOI LGPL LLVM MB MD MP MPEG NET OAUTH OS PEP PM PS Q RFC RSA RTX SARS SHA SQL TLS "
    "TOP UCS US USB USD UTC UTF V VB WIN WPA X XP Y"
)
_USER_SPACES = (
    "user|user[ _]talk|benutzer|benutzerin|benutzer[ _]diskussion|utilisateur|utilisatrice|discussion[ _]utilisateur"
    "|usuario|usuaria|usuario[ _]discusión|utente|usuário|usuária|gebruiker|użytkownik|użytkowniczka|uživatel|användare"
    "|bruker|käyttäjä|участник|участница|обсуждение[ _]участника|користувач|利用者|用户|使用者|사용자|مستخدم|कुछ"
)
_MENTION = (
    "ping|re|reply[ _]to|reply|u|user|user[ _]link|mention|yo|@|noping|ul|hi|répondre[ _]à|notif|notification|ping2"
)


_SHORTEST_IBAN = 15


def _luhn(digits: str) -> bool:
    """The check digit of payment cards (ISO/IEC 7812-1, annex B)."""
    doubled = [int(d) * (2 if at % 2 else 1) for at, d in enumerate(reversed(digits))]
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0


def _card(match: re.Match[str]) -> bool:
    digits = re.sub(r"\D", "", match[0])
    return len(set(digits)) > 1 and digits[0] in "3456" and _luhn(digits)


def _iban(match: re.Match[str]) -> bool:
    """Modulo 97 (ISO 13616)."""
    plain = re.sub(r"\s", "", match[0]).upper()
    return len(plain) >= _SHORTEST_IBAN and int("".join(str(int(c, 36)) for c in plain[4:] + plain[:4])) % 97 == 1


def _orcid(match: re.Match[str]) -> bool:
    """ISO 7064, modulus 11-2."""
    total = 0
    digits = match["id"].replace("-", "").upper()
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    return (12 - total % 11) % 11 == (10 if digits[-1] == "X" else int(digits[-1]))


def _dni(match: re.Match[str]) -> bool:
    """The check letter of a Spanish identity number."""
    number = int(match[0][:-1].translate(str.maketrans("XYZxyz", "012012")))
    return "TRWAGMYFPDXBNJZSQVHLCKE"[number % 23] == match[0][-1].upper()


def _tracker(match: re.Match[str]) -> bool:
    project = match["project"]
    return project not in _NO_TRACKER and not (project.isalpha() and len(project) < 3 and len(match["number"]) < 3)


def _commit(match: re.Match[str]) -> bool:
    digits = sum(character.isdigit() for character in match[0])
    return 2 <= digits < len(match[0]) or (len(match[0]) == 40 and digits > 0)


def _repository(match: re.Match[str]) -> bool:
    """Whether "a/b" names a repository: said so, or shaped like one and no pair of words."""
    if match["said"]:
        return True
    owner, name = match["hide"].split("/")
    if len(owner) < 3 or len(name) < 3 or owner.replace("-", "").isdigit() or name.replace(".", "").isdigit():
        return False
    shaped = any(c in match["hide"] for c in "-_.") or any(c.isdigit() for c in match["hide"])
    return shaped and any(_unheard(part) for part in (owner, name))


def _unheard(part: str) -> bool:
    return all(frequency(word, "en") < 2.5 for word in re.findall(r"[^\W\d_]{3,}", part))


def _random(match: re.Match[str]) -> bool:
    """Whether a long run looks drawn at random: all of upper, lower and digits, changing often."""
    run = match[0]
    kinds = ["d" if c.isdigit() else "u" if c.isupper() else "l" for c in run if c.isalnum()]
    changes = sum(a != b for a, b in pairwise(kinds))
    return len(set(kinds)) == 3 and kinds.count("d") >= 3 and changes >= len(kinds) / 4


_YEAR = r"(?:19|20)\d\d"
_MONTH = r"[A-Za-zÀ-ÿ]{3,10}\.?"
_DATE = rf"(?:\d{{1,2}}(?:st|nd|rd|th|er|\.)?\s(?:of\s|de\s)?{_MONTH},?\s(?:de\s)?(?:\d{{4}})|{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}}|{_MONTH}\s{_YEAR}|{_YEAR})"


def _longer(least: int) -> Callable[[re.Match[str]], bool]:
    return lambda match: sum(c.isdigit() for c in match[0]) >= least


_WIKI = (
    pattern(
        "handle",
        rf"\[\[\s?:?(?:[a-z]{{2,3}}:)?(?:{_USER_SPACES})\s?:[^\[\]|\n]{{1,120}}(?:\|[^\[\]\n]{{0,200}})?\]\]",
        "[[",
        score=1.0,
    ),
    pattern("handle", r"\[\[\s?:?[a-z]{1,20}:[a-z]{2,20}(?:ions|uciones|räge)/[^\]\n]{1,120}\]\]", "[["),
    pattern("handle", rf"\{{\{{\s?(?:{_MENTION})\s?\|[^{{}}\n]{{1,200}}\}}\}}", "{{", score=1.0),
    pattern("handle", rf"(?<![\w\[])(?:{_USER_SPACES}):(?P<hide>[\w][\w.'-]*(?:\ (?-i:[A-Z])[\w.'-]*){{0,3}}(?<![.'-]))", ":"),
    pattern("handle", r"\bSpecial:Contrib(?:ution)?s/(?P<hide>[\w.~:-]+(?<![.:]))", "special:contrib"),
    pattern("handle", r"~\d{4}-\d{2,6}(?:-\d+)*", "~", score=1.0),
)  # fmt: skip

_WORK = (
    pattern("task", r"(?<![\w.-])T\d{4,7}\b(?![.-]\d)", DIGITS, ignore_case=False),
    pattern(
        "task",
        r"(?<![\w./-])(?P<project>[A-Z][A-Z0-9]{1,9})-(?P<number>\d{1,6})\b(?![.-]\d)",
        "-",
        holds=_tracker,
        ignore_case=False,
    ),
    pattern(
        "task",
        r"(?<![\w#/.&])(?!(?:C|F|J|Q)\#)[\w-]++(?:[./][\w-]++)*[\#!]\d+\b",
        "#", "!",
        holds=lambda match: not match[0][0].isdigit(),
        digits=True,
    ),
    pattern(
        "task",
        r"\b(?:issue|issues|pr|pull\ request|merge\ request|mr|bug|ticket|task|gh|patch|diff|proposal)s?[\s-]?"
        r"(?:(?:number|no\.?|nr\.?)\s)?(?P<hide>[\#!]\d+|(?<=[\s-])\d{3,7})\b(?![.%])",
        "issue", "pr", "prs", "pull request", "merge request", "mr", "bug", "bugs", "ticket", "task", "tasks", "gh",
        "patch", "diff", "diffs", "proposal",
        digits=True,
    ),
    pattern("revision", r"\bChange-?Id:?\s?(?P<hide>I?[0-9a-f]{8,40})\b", "change", digits=True, score=1.0),
    pattern("revision", r"\bI[0-9a-f]{40}\b", DIGIT, score=1.0),
    pattern("revision", r"(?<![\w/=-])[0-9a-f]{7,40}(?![\w-])", DIGIT, holds=_commit, ignore_case=False),
    pattern("revision", r"\b(?:commit|revision|rev|changeset)\s?[:\#]?\s?(?P<hide>[0-9a-f]{6,40})\b", "commit", "rev", "revision", "changeset", holds=_longer(3), digits=True),
    pattern("revision", r"\br\d{5,7}\b", DIGITS),
    pattern(
        "repository",
        r"(?P<said>\b(?:repo|repository|fork(?:ed)?|clone[ds]?|github|gitlab|codeberg|bitbucket)(?:\s(?:of|at|called|is))?[\s:]\s?)?"
        r"(?<![\w./~:@-])(?P<hide>[A-Za-z0-9][\w-]{0,38}/[A-Za-z0-9][\w.-]{0,80})(?<![.-])(?![\w/])",
        "/",
        holds=_repository,
        score=0.7,
    ),
)  # fmt: skip

_NUMBERS = (
    pattern(
        "identity",
        r"(?<![\w-])(?:orcid(?:\sid)?(?:\sis)?[\s:]{0,2})?(?P<hide>(?P<id>\d{4}-\d{4}-\d{4}-\d{3}[\dX]))(?![\w-])",
        "-",
        holds=_orcid,
    ),
    pattern("account", r"\b[A-Z]{2}\d{2}(?:\ ?[A-Z0-9]{4}){2,7}(?:\ ?[A-Z0-9]{1,3})?\b", DIGITS, holds=_iban),
    pattern("account", r"(?<![\w-])\d(?:[\ -]?\d){12,18}(?![\w-])", DIGITS, holds=_card, score=1.0),
    pattern("identity", r"(?<![\w.-])(?!000|666)\d{3}-\d{2}-\d{4}(?![\w-])", "-"),
    pattern("identity", r"\b[A-CEGHJ-PR-TW-Z]{2}\ ?\d{2}\ ?\d{2}\ ?\d{2}\ ?[A-D]\b", DIGITS, ignore_case=False),
    pattern("identity", r"\b(?:\d{8}|[XYZ]\d{7})[A-Z]\b", DIGITS, holds=_dni, ignore_case=False),
    pattern("identity", r"\b[12]\ ?\d{2}\ ?(?:0[1-9]|1[0-2])\ ?\d{2}\ ?\d{3}\ ?\d{3}\ ?\d{2}\b", DIGITS),
    pattern("identity", r"\b(?:19|20)?\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])[-+]\d{4}\b", DIGITS),
    pattern("identity", r"\b(?:[0-2]\d|3[01])(?:0[1-9]|1[0-2])\d{2}[-+A]\d{3}[0-9A-FHJ-NPR-Y]\b", DIGITS, ignore_case=False),
    pattern("identity", r"\b\d{3}\.\d{3}\.\d{3}-\d{2}\b", "-"),
    pattern("identity", r"\b[A-Z]{5}\d{4}[A-Z]\b", DIGITS, ignore_case=False),
    pattern("identity", r"\b[A-Z]{6}\d{2}[A-EHLMPR-T]\d{2}[A-Z]\d{3}[A-Z]\b", DIGITS, ignore_case=False),
    pattern(
        "identity",
        r"\b(?:passport|id\ card|licen[cs]e|ausweis|reisepass|passeport|pasaporte|dni|ssn|nino|employee|student|staff|member(?:ship)?|matrikel)"
        r"(?:\s?(?:number|no\.?|nr\.?|id|numéro|número))?(?:\s(?:is|ist|est|es))?\s?[:\#]?\s?(?P<hide>[A-Z]{0,3}\d[A-Z\d-]{4,14})\b",
        "passport", "id card", "licen", "ausweis", "reisepass", "passeport", "pasaporte", "dni", "ssn", "nino", "employee",
        "student", "staff", "member", "matrikel",
        digits=True,
    ),
    pattern(
        "birth",
        rf"\b(?:born|date\ of\ birth|d\.?o\.?b\.?|birth\s?da(?:y|te)|geboren|geburtstag|née?|date\ de\ naissance|nacid[oa]|nací"
        rf"|fecha\ de\ nacimiento|nat[oa])\b(?:\s?(?:is|was|ist|on|in|the|am|im|le|en|el|il|:))*\s?(?P<hide>{_DATE})",
        "born", "date of birth", "dob", "d.o.b", "birth", "geboren", "geburtstag", "né ", "née ", "date de naissance",
        "nacid", "nací", "fecha de nacimiento", "nato ", "nata ",
        digits=True,
    ),
    pattern(
        "age",
        r"\b(?:I(?:['’]m|\ am)|as\ an?|aged|ich\ bin|j['’]ai|tengo)\ (?P<hide>\d{2}(?:[-\s](?:years?|jahre|ans|años)(?:[-\s](?:old|alt))?"
        r"|(?=[.,;!?)]|\ and\b|\ but\b|$)))",
        "i'm", "i’m", "i am", "as a", "aged", "ich bin", "j'ai", "j’ai", "tengo",
        digits=True,
    ),
    pattern("identity", r"\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b", "-", score=1.0),
)  # fmt: skip

_MACHINE = (
    pattern(
        "key",
        r"\b(?:sk-[\w-]{16,}|gh[pousr]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|xox[abprs]-[\w-]{10,}|AKIA[A-Z0-9]{12,}"
        r"|AIza[\w-]{30,}|eyJ[\w-]{8,}(?:\.[\w-]+){1,2}|npm_\w{20,}|pypi-[\w-]{20,}|ya29\.[\w-]{20,})",
        "sk-", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "xoxa-", "xoxb-", "xoxp-", "xoxr-", "xoxs-",
        "npm_", "pypi-", DIGIT,
        score=1.0, ignore_case=False,
    ),
    pattern("key", r"\b(?:ssh-(?:rsa|ed25519)|ecdsa-[\w-]+)\s[A-Za-z0-9+/=]{20,}", "ssh-", "ecdsa-", score=1.0),
    pattern(
        "key",
        r"\b(?:api[\s_-]?key|token|secret|password|passwort|passwd|pwd|mot\ de\ passe|contraseña)\b\s?(?:is|[:=])\s?"
        r"[\"'`]?(?P<hide>[^\s\"'`,;]{6,})",
        "api key", "apik", "api_", "api-", "token", "secret", "password", "passw", "pwd", "mot de passe", "contrase",
        digits=True,
        holds=lambda match: any(c.isdigit() for c in match["hide"]),
    ),
    pattern("key", r"(?<![\w/+=-])[\w+=-]{20,}(?![\w/+=])", DIGIT, holds=_random, ignore_case=False),
    pattern("path", r"(?:/home/|/Users/|/export/home/)[\w.-]+(?:/[^\s:\"'<>|]*)?", "/home/", "/users/"),
    pattern(r"path", r"\b[A-Z]:\\+(?:Users|Documents\ and\ Settings|Benutzer|Utilisateurs)\\+[^\s\"<>|\[]+", ":\\"),
    pattern("path", r"(?<![\w~/])~(?P<hide>[a-z_][\w-]{2,31})(?=/|$|\s)", "~", ignore_case=False),
)  # fmt: skip

IDENTIFIERS = _WIKI + _WORK + _NUMBERS + _MACHINE
