"""The WSGI application as a process of the web server loads it."""

from __future__ import annotations

from hearout.web.config.serving.parent import end_with_parent
from hearout.web.config.wsgi import application

__all__ = ["application"]

end_with_parent()
