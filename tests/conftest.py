"""What every test shares: no network, and a fixed budget for generated examples."""

from __future__ import annotations

import os

import pytest
from django.utils import translation
from hypothesis import HealthCheck, settings
from pytest_socket import disable_socket

import arranged_postgresql

settings.register_profile("quick", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("torture", deadline=None, max_examples=5000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HEAROUT_EXAMPLES", "quick"))


@pytest.fixture(autouse=True)
def no_network(request: pytest.FixtureRequest) -> None:
    """None at all; `pytest.mark.allow_hosts(["127.0.0.1"])` for tests that talk to a server of their own."""
    if request.node.get_closest_marker("allow_hosts") is None:
        disable_socket(allow_unix_socket=True)


@pytest.fixture(autouse=True)
def english() -> None:
    """The language that a test before was answered in stays on the thread."""
    translation.deactivate()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that were asked to run on PostgreSQL do not run on something else."""
    if os.environ.get("HEAROUT_TEST_DATABASE") == "postgresql" and not arranged_postgresql.programs():
        for item in items:
            item.add_marker(pytest.mark.skip(reason="PostgreSQL is not installed: apt-get install postgresql"))
