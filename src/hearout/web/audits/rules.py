"""What can stand between an audited summary and the public."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["LONGEST_NAME", "LONGEST_ROLE", "STEP", "Obstacle"]

STEP = "audits.audit"
LONGEST_NAME = LONGEST_ROLE = 100


class Obstacle(StrEnum):
    """`TAKEN_BACK`: somebody took words back since; `BEHIND`: something else changed; `REFUSED`: an attack succeeded;
    `UNSIGNED`: too few people signed."""

    TAKEN_BACK = "taken_back"
    BEHIND = "behind"
    REFUSED = "refused"
    UNSIGNED = "unsigned"
