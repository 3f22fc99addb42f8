"""What a team does with what came in, told by the same actions that it uses: files, words, themes, a summary.

The work that a server does in the background is done here and now, with a line for each piece, as nobody waits for a
page yet.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time

from hearout.errors import Fault
from hearout.records.consultation import Channel
from hearout.records.decisions import ThemeAction, ThemeDecision
from hearout.web.analysis.actions import deciding as themes
from hearout.web.analysis.models import Theme
from hearout.web.analysis.queries.decided import newest_number
from hearout.web.analysis.tasks import STEP as THEMES
from hearout.web.audits.actions.releasing import release
from hearout.web.audits.actions.signing import sign
from hearout.web.audits.queries.candidates import current
from hearout.web.audits.rules import STEP as AUDIT
from hearout.web.consultations.actions.recording import Choice
from hearout.web.consultations.models import Consultation
from hearout.web.demo.example import Example
from hearout.web.desk.actions.deciding import Ruling, decide_word
from hearout.web.desk.actions.desk import add_terms
from hearout.web.intake.actions.people import add_people
from hearout.web.intake.rules import Origin
from hearout.web.people.models import User
from hearout.web.sessions.actions.transcribing import Said, bring
from hearout.web.sessions.actions.transcribing import settle as settle_speakers
from hearout.web.sessions.agreed import Level
from hearout.web.sessions.models import Meeting, Transcript
from hearout.web.sessions.queries.speaking import Speaker, spoken_in
from hearout.web.sessions.reduced import Speaks
from hearout.web.summaries.rules import STEP as DRAFT
from hearout.web.uploads.actions.importing import have_imported, have_looked_at
from hearout.web.uploads.actions.receiving import Incoming, keep
from hearout.web.uploads.actions.settling import settle
from hearout.web.uploads.models import Source, Upload
from hearout.web.uploads.queries.brought import settings_in
from hearout.web.uploads.rules import Settings
from hearout.web.work import tasks
from hearout.web.work.actions import bring_up_to
from hearout.web.work.queries import title_of, unfinished_in
from hearout.web.work.rules import State

__all__ = ["Say", "Team"]

Say = Callable[[str], None]
SPOKEN, SILENT = "session-1.vtt", "Hamza Benkirat"


class Team:
    """Those of the cast who read, in one consultation. `by` organises and decides."""

    def __init__(self, consultation: Consultation, example: Example, *, by: User, say: Say) -> None:
        self._consultation = consultation
        self._example = example
        self._by = by
        self._say = say
        self._said = ""

    def bring_in(self, now: datetime) -> None:
        """The files of every channel, read as the example's own settings say."""
        coming = [self._sent(source.name, source.path.read_bytes(), now) for source in self._example.sources]
        keep(coming, by=self._by, now=now)
        have_looked_at(self._consultation, by=self._by, now=now)
        self._work_off()
        for source in Source.objects.filter(consultation=self._consultation):
            settled = settle(source, way=source.way, settings=self._settings(source), by=self._by, now=now)
            have_imported(settled, by=self._by, now=now)
        self._work_off()

    def bring_home(self, meeting: Meeting, now: datetime) -> None:
        """The transcript of a session. Somebody said when they joined that they would rather have nothing kept."""
        [source] = (one for one in self._example.sources if one.name.endswith(SPOKEN))
        brought = bring(meeting, self._sent(source.name, source.path.read_bytes(), now), by=self._by, now=now)
        assert isinstance(brought, Transcript)
        said = {one.mark: _said(one) for one in spoken_in(brought).speakers}
        settle_speakers(brought, said, (), by=self._by, now=now)
        self._work_off()

    def decide_about_words(self, now: datetime) -> None:
        """Who must not be named, which words are of the field, and what becomes of every rare word."""
        add_people(self._consultation, self._example.roster.people, Origin.UPLOADED, by=self._by, now=now)
        add_terms(self._consultation, sorted(self._example.glossary), by=self._by, now=now)
        for one in self._example.decisions.words:
            ruling = Ruling(one.action, one.replacement, one.reason)
            decide_word(self._consultation, one.word, ruling, seen=0, by=self._by, now=now)

    def read(self, now: datetime) -> None:
        """Themes are found, named and told in sentences; then the summary is drafted."""
        self._up_to(THEMES, now)
        for decision in self._example.decisions.themes:
            self._decide_about_theme(decision, now)
        self._up_to(DRAFT, now)

    def publish(self, signers: tuple[tuple[User, str], ...], choice: Choice, now: datetime) -> None:
        """The draft is audited, signed by two, and released. `signers`: each with the role in which they sign."""
        self._up_to(AUDIT, now)
        candidate = current(self._consultation)
        if candidate is None or not candidate.passed:
            raise Fault("The audit refused the summary of the example.")
        for user, role in signers:
            sign(self._consultation, candidate.digest, name=user.name, role=role, by=user, now=now)
        release(self._consultation, candidate.digest, choice, by=self._by, now=now)

    def _sent(self, name: str, content: bytes, now: datetime) -> Incoming:
        coming = Incoming(self._consultation, name.rpartition("/")[2], by=self._by, now=now)
        coming.write(content)
        coming.end()
        return coming

    def _settings(self, source: Source) -> Settings:
        """Sessions of which there are several transcripts are one source: from the first day to the last."""
        files = {upload.name for upload in Upload.objects.filter(source=source)}
        channels = [one.channel for one in self._example.sources if one.name.rpartition("/")[2] in files]
        given, settings = settings_in(source), self._example.settings
        is_survey = bool(given.columns)
        return replace(
            given,
            channel=replace(_together(channels), path="", format=given.channel.format),
            facets=settings.facets if is_survey else (),
            closed_titles=settings.closed_titles if is_survey else {},
        )

    def _decide_about_theme(self, decision: ThemeDecision, now: datetime) -> None:
        """About the theme that the run found under the same name; another run may have found none."""
        every = Theme.objects.filter(consultation=self._consultation).select_related("question", "consultation")
        theme = next((one for one in every if one.ident == decision.theme), None)
        if theme is None:
            return
        chosen = themes.Chosen(self._by, decision.reason, newest_number(self._consultation), now)
        decide = themes.rename if decision.action is ThemeAction.RENAME else themes.say
        decide(theme, decision.value, chosen)

    def _up_to(self, step: str, now: datetime) -> None:
        bring_up_to(self._consultation, step, by=self._by, now=now)
        self._work_off()

    def _work_off(self) -> None:
        """Everything that was asked for, one piece after the other. Raises Fault for what does not come to its end."""
        while work := unfinished_in(self._consultation).first():
            self._tell(f"{title_of(work.kind)} …")
            tasks.do(str(work.pk))
            work.refresh_from_db()
            if work.state != State.DONE:
                raise Fault(f"The demo could not be prepared: {work.kind} is {work.state}.")

    def _tell(self, doing: str) -> None:
        if doing != self._said:
            self._said = doing
            self._say(doing)


def _said(speaker: Speaker) -> Said:
    """As the page proposes: the team, or whoever is called so."""
    if speaker.key == Speaks.TEAM:
        return Said(Speaks.TEAM)
    level = Level.ATTEND if speaker.label == SILENT else None
    return Said(Speaks.PERSON, speaker.key, level) if speaker.key else Said(Speaks.UNKNOWN)


def _together(channels: list[Channel]) -> Channel:
    """One channel for all of them, up to the end of the last one's day."""
    first, closings = channels[0], [one.closes for one in channels if one.closes]
    if len(channels) == 1 or not closings:
        return first
    facilitators = tuple(dict.fromkeys(name for one in channels for name in one.facilitators))
    return replace(first, title="", closes=datetime.combine(max(closings), time.max, UTC), facilitators=facilitators)
