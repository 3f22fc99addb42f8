"""What every test of this room may take."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from arranged_drafts import drafted, nothing_can_be_found
from arranged_looking import looked, swiftly
from arranged_passages import five_subjects, received
from arranged_web import consultation
from hearout.web.consultations.models import Consultation


@pytest.fixture
def town(db: None) -> Iterator[Consultation]:
    """A consultation with five themes and a draft of its summary; further runs are swift too."""
    made = consultation()
    received(made, five_subjects(12))
    with swiftly(), nothing_can_be_found():
        looked(made)
        drafted(made)
        yield made
