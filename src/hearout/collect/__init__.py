"""Source files become contributions. One reader a format; everything received is in the Reading or listed there."""

from hearout.collect.proposal import look_at, propose, proposed
from hearout.collect.questionnaire import questionnaires_among, read_questionnaire
from hearout.collect.recognise import formats, read_source

__all__ = ["formats", "look_at", "propose", "proposed", "questionnaires_among", "read_questionnaire", "read_source"]
