"""What a team starts from: four announcements with texts that can be used as they are, or changed.

`plans` says what each holds; the words lie beside it, one file a language. A new language is a new file.
"""

from hearout.plan.templates.start import start_from
from hearout.plan.templates.texts import Template, templates

__all__ = ["Template", "start_from", "templates"]
