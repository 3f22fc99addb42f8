"""The server's own settings, on a data folder that is gone after the tests.

`HEAROUT_TEST_DATABASE=postgresql` runs them on a PostgreSQL server of the tests' own. The processes of one run share
it: the first to come starts it. Where PostgreSQL is not installed, conftest skips them all.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import arranged_postgresql

folder = tempfile.mkdtemp(prefix="hearout-tests-")
atexit.register(shutil.rmtree, folder, ignore_errors=True)
os.environ["HEAROUT_DATA"] = folder
Path(folder, "static").mkdir()

if os.environ.get("HEAROUT_TEST_DATABASE") == "postgresql" and arranged_postgresql.programs():
    os.environ["HEAROUT_DATABASE_URL"] = f"{arranged_postgresql.server()}/postgres"

from hearout.web.config.settings import *  # noqa: E402, F403

if DATABASES["default"]["ENGINE"] == "hearout.web.config.sqlite":  # noqa: F405
    DATABASES["default"]["TEST"] = {"NAME": ":memory:"}  # noqa: F405  one of each process, as of Django's own engine
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}  # noqa: F405
SIGN_IN_ANSWERS_AFTER = REGISTERING_ANSWERS_AFTER = 0.0
