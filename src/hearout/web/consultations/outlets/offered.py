"""The texts that the team can announce its consultation with, in one of its languages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import override

from hearout.web.consultations.models import Consultation
from hearout.web.consultations.outlets.texts import OutletText, Telling, texts_of_announcement, texts_of_notice
from hearout.web.consultations.queries.announcements import drafted, in_force
from hearout.web.consultations.queries.decisions import notices
from hearout.web.consultations.queries.notices import NoticeTold, notices_told
from hearout.web.languages import direction, interface_for, own_name

__all__ = ["ReadyTexts", "ready_texts"]


@dataclass(frozen=True, slots=True)
class ReadyTexts:
    """Texts in `language`, which runs in `direction`; all `languages` there are, as (tag, name, direction). Nothing is
    the newest notice before publication."""

    language: str
    direction: str
    languages: tuple[tuple[str, str, str], ...]
    whole: tuple[OutletText, ...]
    newest: NoticeTold | None
    of_newest: tuple[OutletText, ...]


def ready_texts(consultation: Consultation, asked: str, now: datetime) -> ReadyTexts:
    """Of what is in force, or of the draft before anything is; in the language `asked` for if it is one of them."""
    said = in_force(consultation) or drafted(consultation)
    language = asked if asked in said.languages else said.main_language
    telling = Telling.of(consultation.slug, said, language, interface_for(language), now)
    with override(interface_for(language)):
        newest = next(iter(notices_told(notices(consultation)[:1], telling.reader)), None)
        return ReadyTexts(
            language=language,
            direction=direction(language),
            languages=tuple((tag, own_name(tag), direction(tag)) for tag in said.languages),
            whole=texts_of_announcement(telling),
            newest=newest,
            of_newest=texts_of_notice(newest, telling) if newest else (),
        )
