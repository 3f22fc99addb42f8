"""From what people said to what may be read: the nets, and the gate between the identified and the safe side."""

from hearout.anonymise.gate import anonymise
from hearout.anonymise.patterns import patterns_in
from hearout.anonymise.redact import redact_file
from hearout.records.anonymised import Anonymised, Coverage, WordToReview

__all__ = ["Anonymised", "Coverage", "WordToReview", "anonymise", "patterns_in", "redact_file"]
