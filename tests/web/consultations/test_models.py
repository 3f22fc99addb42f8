"""Consultations in the database."""

from __future__ import annotations

import pytest

from hearout.web.people.models import User


@pytest.mark.django_db
def test_an_address_is_kept_in_lower_case() -> None:
    assert User.objects.create_user("Amara@Example.ORG").email == "amara@example.org"
