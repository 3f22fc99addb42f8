"""The server's own settings, on a data folder that is gone after the tests."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

folder = tempfile.mkdtemp(prefix="hearout-tests-")
atexit.register(shutil.rmtree, folder, ignore_errors=True)
os.environ["HEAROUT_DATA"] = folder

from hearout.web.config.settings import *  # noqa: E402, F403

STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}  # noqa: F405
