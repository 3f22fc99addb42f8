"""Templates of talk pages whose words, or whose name, belong to what is said. Names in lower case."""

from __future__ import annotations

__all__ = ["QUOTES", "SHOWN", "VOTES"]

# fmt: off
QUOTES = frozenset((
    "tq", "tq2", "tqq", "tqi", "talk quote", "talk quote inline", "talk quote block", "talkquote", "quote",
    "quote inline", "bq", "blockquote", "cquote", "q", "xt", "zitat", "citation", "cita", "citação", "citazione",
    "citaat", "цитата",
))
"""They show what somebody else wrote."""

SHOWN = frozenset((
    "small", "nowrap", "em", "strong", "bold", "italic", "big", "lang", "abbr", "highlight", "code", "mono", "tl",
    "tlx", "strongbad", "colour", "color", "font color", "gray", "grey", "red", "green", "midsize",
    "center", "underline",
))
"""They only change how their words look."""

VOTES = frozenset((
    "support", "oppose", "neutral", "agree", "disagree", "endorse", "abstain", "strong support", "strong oppose",
    "weak support", "weak oppose", "comment", "question", "idea", "yes", "no", "pro", "contra", "+1", "-1", "vs", "vo",
    "vn", "keep", "delete", "done", "not done", "dafür", "dagegen", "kommentar", "pour", "contre", "neutre",
    "commentaire", "a favor", "en contra", "comentario", "favorevole", "contrario", "voor", "tegen", "за", "против",
    "комментарий",
))
"""Their name is what somebody says."""
# fmt: on
