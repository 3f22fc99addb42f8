"""The WSGI application as a process of the web server loads it."""

from __future__ import annotations

import sys

from hearout.web.config.serving.parent import end_with_parent
from hearout.web.config.wsgi import application

__all__ = ["application"]

TURN = 0.0005  # seconds until another thread may go on: whoever writes is to end, and all others wait for that

end_with_parent()
sys.setswitchinterval(TURN)
