"""What a contributor allowed, from the words of a consent question."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hearout.collect.headers import plain
from hearout.records.consultation import Consent

__all__ = ["Allowed", "ConsentReader", "asks_for_consent"]

_ASKS = re.compile(
    r"\b(consent|einwilligung\w*|einverst\w+|zustimm\w+|consentement|accord|autoris\w+|consentimiento|autoriz\w+"
    r"|(may|can|could) we (quote|use|publish|share)|how may we use|quote you|zitieren|citer|citar)\b"
)
_ABOUT_QUOTING = re.compile(r"\b(quot\w+|zit(at|ier)\w*|cit(e|er|ar|ation|ations|as|amos)|verbatim|wörtlich\w*)\b")
_ABOUT_TAKING_PART = re.compile(
    r"\b(take part|participat\w+|process\w*|privacy|terms|teilnahme|teilnehm\w+|verarbeit\w+|datenschutz"
    r"|particip\w+|traitement|confidentialité|tratamiento|privacidad)\b"
)

_REFUSAL = re.compile(
    r"(\b(do not|don t|please don t|never|not) (use|include|process|analyse|analyze|publish)\b(?!.*\bquot)"
    r"|\b(withdraw|delete|remove|discard)\b|\bnicht (verwenden|nutzen|auswerten|verarbeiten)\b|\b(löschen|widerrufe)\b"
    r"|\bne pas (utiliser|traiter|exploiter)\b|\b(supprimer|retirer)\b"
    r"|\bno (usar|utilizar|usen|utilicen|procesar)\b|\b(borrar|eliminar|retirar)\b)"
)
_COUNT = re.compile(
    r"\b(count|count(ed)? only|only count\w*|nur zählen|mitzählen|compter|contar|nothing|none|nichts|rien|nada)\b"
)
_NO_QUOTE = re.compile(
    r"(\b(do not|don t|not|never|without|no) (\w+ )?(quot\w+|cite)|\bnicht (\w+ )?zitier\w*|\bkeine? zitat\w*"
    r"|\bne pas (me )?citer|\bsans (me )?citer|\bno (me )?cit(ar|en|e)\b|\bsin cit(ar|as))"
)
_PARAPHRASE = re.compile(
    r"\b(paraphras\w+|retell\w*|(your|our) own words|in (your|other) words|sinngemäß"
    r"|summar\w+|zusammenfass\w*|umschreib\w*|résum\w+|resum\w+|parafrase\w*|reformul\w+)\b"
)
_YES = re.compile(
    r"(y|yes|ja|j|oui|o|sí|si|true|1|agree\w*|i agree|accept\w*|i consent|einverstanden"
    r"|zustimmung|d accord|j accepte|acepto|de acuerdo)\b"
)
_NO = re.compile(
    r"(n|no|nein|non|false|0|disagree|i do not (agree|consent)|i don t (agree|consent)"
    r"|nicht einverstanden|je refuse|no acepto)\b"
)


@dataclass(frozen=True, slots=True)
class Allowed:
    """`refused`: any use at all. `understood` is False where the least was taken because the answer is not known."""

    consent: Consent
    refused: bool = False
    understood: bool = True


def asks_for_consent(header: str) -> bool:
    """Whether a column's header asks what may be done with the words."""
    return bool(_ASKS.search(plain(header)))


class ConsentReader:
    """Reads the answers to one consent question.

    `values` is what the team said answers mean, by the answer in plain words, and `withdrawn` are those that take the
    response back. A blank answer is never more than a
    paraphrase; an answer that is not understood allows counting only.
    """

    def __init__(
        self, question: str, values: Mapping[str, Consent], default: Consent, withdrawn: Sequence[str] = ()
    ) -> None:
        asked = plain(question)
        self._default = default
        self._yes = Consent.QUOTE if _ABOUT_QUOTING.search(asked) else default
        self._no = Allowed(Consent.COUNT)
        if _ABOUT_QUOTING.search(asked):
            self._no = Allowed(default.at_most(Consent.PARAPHRASE))
        elif _ABOUT_TAKING_PART.search(asked):
            self._no = Allowed(Consent.COUNT, refused=True)
        self._known = {plain(value): Allowed(consent) for value, consent in values.items()}
        self._known |= {plain(value): Allowed(Consent.COUNT, refused=True) for value in withdrawn}

    def read(self, cell: str) -> Allowed:
        said = plain(cell)
        if said not in self._known:
            self._known[said] = self._understood(said)
        return self._known[said]

    def _understood(self, said: str) -> Allowed:
        if not said:
            return Allowed(self._default.at_most(Consent.PARAPHRASE))
        if _NO_QUOTE.search(said):
            return Allowed(Consent.PARAPHRASE)
        if _REFUSAL.search(said):
            return Allowed(Consent.COUNT, refused=True)
        if _PARAPHRASE.search(said):
            return Allowed(Consent.PARAPHRASE)
        if _COUNT.search(said):
            return Allowed(Consent.COUNT)
        if _NO.match(said):
            return self._no
        if _ABOUT_QUOTING.search(said):
            return Allowed(Consent.QUOTE)
        if _YES.match(said):
            return Allowed(self._yes)
        return Allowed(Consent.COUNT, understood=False)
