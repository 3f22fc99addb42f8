from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.util import find_spec

import pytest

from hearout.anonymise import models, nets
from hearout.anonymise.gate import nets_for
from hearout.anonymise.knownnames import known_names
from hearout.anonymise.models import MODULES, SpacyModel, installed_model
from hearout.anonymise.nets import Nets
from hearout.records.consultation import Consultation
from hearout.records.decisions import Decisions
from hearout.records.redaction import Net, Span


class Finds:
    """A model that takes every `word` for an organisation."""

    def __init__(self, word: str) -> None:
        self.word = word

    def entities(self, texts: Sequence[str]) -> Iterator[tuple[Span, ...]]:
        for text in texts:
            at = text.find(self.word)
            yield (Span(at, at + len(self.word), "organisation", Net.MODEL, 0.85),) if at >= 0 else ()


def arranged(*, glossary: frozenset[str] = frozenset(), use: bool = True) -> Nets:
    consultation = Consultation(title="", questions=(), channels=())
    return nets_for(known_names((), (), "en"), consultation, glossary, Decisions(), models=use)


@pytest.fixture
def only_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nets, "installed_model", lambda language: Finds("Search Team") if language == "en" else None)


def found(made: Nets, *said: tuple[str, str]) -> list[list[str]]:
    return [[s.kind for s in spans if s.net is Net.MODEL] for spans in made(said)]


@pytest.mark.usefixtures("only_english")
def test_each_text_goes_to_the_model_of_its_language() -> None:
    said = (("the Search Team", "en"), ("the Search Team", "de"), ("nobody", "en"), ("the Search Team", ""))

    assert found(arranged(), *said) == [["organisation"], [], [], ["organisation"]]


@pytest.mark.usefixtures("only_english")
def test_a_span_from_a_model_has_its_place_in_the_text_as_given() -> None:
    (spans,) = arranged()([("the Se\u00adarch Team", "en")])

    assert (4, 16) in {(span.start, span.end) for span in spans}


@pytest.mark.usefixtures("only_english")
def test_what_a_model_takes_for_a_name_passes_when_every_word_of_it_is_the_teams_own() -> None:
    assert found(arranged(glossary=frozenset({"search", "team"})), ("the Search Team", "en")) == [[]]


@pytest.mark.usefixtures("only_english")
def test_models_can_be_left_out() -> None:
    assert found(arranged(use=False), ("the Search Team", "en")) == [[]]


def test_there_is_no_model_for_a_language_without_one() -> None:
    assert installed_model("cy") is None


def test_a_model_that_is_not_installed_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(models.MODULES, "xx", "no_such_model_anywhere")

    assert installed_model("xx") is None


@pytest.mark.slow
@pytest.mark.skipif(find_spec(MODULES["en"]) is None, reason="the extra [ner] is not installed")
@pytest.mark.filterwarnings("ignore")
def test_the_english_model_finds_people_organisations_and_places() -> None:
    (spans,) = SpacyModel(MODULES["en"]).entities(["Angela Merkel went to Paris for Microsoft."])

    assert [span.kind for span in spans] == ["person", "place", "organisation"]


@pytest.mark.usefixtures("only_english")
def test_one_common_word_or_acronym_is_no_name(monkeypatch: pytest.MonkeyPatch) -> None:
    for word, kept in (("Stack", False), ("API", False), ("Haskell Report", False), ("Grundlewick", True)):
        monkeypatch.setattr(nets, "installed_model", lambda _, word=word: Finds(word))

        assert found(arranged(), (f"about the {word}", "en")) == [["organisation"] if kept else []]


def test_a_model_is_loaded_by_the_module_that_carries_it(monkeypatch: pytest.MonkeyPatch) -> None:
    class Entity:
        start_char, end_char, label_ = 0, 3, "PERSON"

    class Date:
        start_char, end_char, label_ = 4, 9, "DATE"

    class Document:
        ents = (Entity, Date)

    class Pipeline:
        def pipe(self, texts: Sequence[str], batch_size: int) -> list[type[Document]]:  # noqa: ARG002
            return [Document for _ in texts]

    class Carrier:
        @staticmethod
        def load(exclude: list[str]) -> Pipeline:  # noqa: ARG004
            return Pipeline()

    monkeypatch.setitem(models.MODULES, "yy", "json")
    monkeypatch.setattr(models, "import_module", lambda _: Carrier)
    model = installed_model("yy")

    assert model is not None
    assert list(model.entities(["Ana today"])) == [(Span(0, 3, "person", Net.MODEL, 0.85),)]
