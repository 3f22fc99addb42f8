"""`hearout manage exportfolder SLUG FOLDER`: take everything of a consultation with you."""

from __future__ import annotations

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from hearout.errors import HearoutError
from hearout.folder.leaving import put
from hearout.web.audits.leaving import leaving
from hearout.web.consultations.models import Consultation
from hearout.web.people.actions import note

__all__ = ["Command"]


class Command(BaseCommand):
    help = (
        "Write a consultation as a folder for the command line: its settings, the original files and what was typed "
        "in, the list of people, the glossary, every decision, what was published, and its key. Nothing is taken out "
        "of the server."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", help="the consultation, as its address has it")
        parser.add_argument("folder", type=Path, help="a new folder")

    def handle(self, *_args: object, slug: str, folder: Path, **_options: object) -> None:
        consultation = Consultation.objects.select_related("draft", "public").filter(slug=slug).first()
        if consultation is None:
            raise CommandError(f"There is no consultation called {slug} here.")
        try:
            left = leaving(consultation)
            put(left.leaving, folder)
        except HearoutError as error:
            raise CommandError(str(error)) from None
        note(None, "consultation.exported", room=consultation.pk, now=timezone.now())
        self.stdout.write(f"Written: {folder}")
        if left.lost:
            self.stdout.write(f"Not in it: {left.lost} files whose originals were deleted with words that were erased.")
        self.stdout.write("It holds names, raw words and the key that opens them: keep it where nobody else reads.")
        self.stdout.write(f"Make its summary from it: hearout run {folder} --out OUT")
