import pytest

from hearout.collect.consent import Allowed, ConsentReader, asks_for_consent
from hearout.records.consultation import Consent

QUOTE, PARAPHRASE, COUNT = Allowed(Consent.QUOTE), Allowed(Consent.PARAPHRASE), Allowed(Consent.COUNT)
REFUSED = Allowed(Consent.COUNT, refused=True)


@pytest.mark.parametrize(
    ("said", "allowed"),
    [
        ("quote", QUOTE),
        ("Anonymous quote", QUOTE),
        ("Ihr dürft mich anonym zitieren", QUOTE),
        ("Vous pouvez me citer", QUOTE),
        ("Pueden citarme: cita anónima, citar", QUOTE),
        ("Paraphrase, but do not quote me", PARAPHRASE),
        ("Please don't quote me", PARAPHRASE),
        ("nicht zitieren", PARAPHRASE),
        ("Zusammenfassen", PARAPHRASE),
        ("résumer", PARAPHRASE),
        ("count", COUNT),
        ("none", COUNT),
        ("nur zählen", COUNT),
        ("Do not use my answers", REFUSED),
        ("Bitte nicht verwenden", REFUSED),
        ("Ne pas utiliser", REFUSED),
        ("No usar mis respuestas", REFUSED),
        ("withdraw", REFUSED),
        ("", PARAPHRASE),
        ("Kumquat", Allowed(Consent.COUNT, understood=False)),
        ("Retell it in your own words", Allowed(Consent.PARAPHRASE)),
    ],
)
def test_words_of_consent(said, allowed):
    assert ConsentReader("consent", {}, Consent.QUOTE).read(said) == allowed


@pytest.mark.parametrize(
    ("question", "yes", "no"),
    [
        ("May we quote you?", QUOTE, PARAPHRASE),
        ("Do you agree to take part?", PARAPHRASE, REFUSED),
        ("Consent", PARAPHRASE, COUNT),
    ],
)
def test_yes_and_no_mean_what_was_asked(question, yes, no):
    reader = ConsentReader(question, {}, Consent.PARAPHRASE)
    assert [reader.read(said) for said in ("Yes", "oui", "ja", "Sí")] == [yes] * 4
    assert [reader.read(said) for said in ("No", "non", "Nein", "N")] == [no] * 4


def test_a_column_asks_for_consent_by_its_words():
    assert asks_for_consent("May we quote you?")
    assert asks_for_consent("Einwilligung")
    assert not asks_for_consent("Which decisions matter to you?")
