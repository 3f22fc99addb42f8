"""What this app offers at which address: the team's pages, and those of who takes part."""

from __future__ import annotations

from django.urls import URLPattern, path

from hearout.web.sessions.views import (
    attendance,
    guide,
    held,
    mine,
    notes,
    planner,
    poll,
    registering,
    registrants,
    room,
    scheduling,
    session,
    transcripts,
    turnout,
)

__all__ = ["app_name", "urlpatterns"]

app_name = "sessions"
urlpatterns: list[URLPattern] = [
    # team/<slug>/sessions/…, for the team
    path("team/<slug:slug>/sessions/", room.room, name="room"),
    path("team/<slug:slug>/sessions/of/<slug:key>/", session.session, name="session"),
    path("team/<slug:slug>/sessions/of/<slug:key>/arrange/", session.arrange, name="arrange"),
    path("team/<slug:slug>/sessions/of/<slug:key>/move/", scheduling.move, name="move"),
    path("team/<slug:slug>/sessions/of/<slug:key>/cancel/", scheduling.cancel, name="cancel"),
    path("team/<slug:slug>/sessions/of/<slug:key>/merge/", scheduling.merge, name="merge"),
    path("team/<slug:slug>/sessions/of/<slug:key>/attendance/", attendance.attendance, name="attendance"),
    path("team/<slug:slug>/sessions/of/<slug:key>/notes/", notes.notes, name="notes"),
    path("team/<slug:slug>/sessions/of/<slug:key>/notes/<int:number>/", notes.version, name="notes-version"),
    path("team/<slug:slug>/sessions/of/<slug:key>/words/", transcripts.words, name="words"),
    path("team/<slug:slug>/sessions/of/<slug:key>/words/send/", transcripts.send, name="words-send"),
    path("team/<slug:slug>/sessions/of/<slug:key>/words/notes/", transcripts.send_notes, name="words-notes"),
    path("team/<slug:slug>/sessions/of/<slug:key>/words/<int:transcript>/", transcripts.speakers, name="speakers"),
    path("team/<slug:slug>/sessions/held/", held.held, name="held"),
    path("team/<slug:slug>/sessions/in/<slug:phase>/<slug:key>/schedule/", scheduling.schedule, name="schedule"),
    path("team/<slug:slug>/sessions/in/<slug:phase>/<slug:key>/turnout/", turnout.turnout, name="turnout"),
    path("team/<slug:slug>/sessions/in/<slug:phase>/<slug:key>/turnout/ask/", turnout.ask, name="turnout-ask"),
    path(
        "team/<slug:slug>/sessions/in/<slug:phase>/<slug:key>/turnout/<slug:choice>/",
        turnout.decide,
        name="turnout-decide",
    ),
    path("team/<slug:slug>/sessions/guide/", guide.guide, name="guide"),
    path("team/<slug:slug>/sessions/guide.md", guide.guide_markdown, name="guide-markdown"),
    path("team/<slug:slug>/sessions/planner/", planner.planner, name="planner"),
    path("team/<slug:slug>/sessions/planner/<int:plan>/", planner.plan, name="plan"),
    path("team/<slug:slug>/sessions/planner/<int:plan>/use/", planner.use_plan, name="plan-use"),
    path("team/<slug:slug>/sessions/planner/<int:plan>/delete/", planner.delete_plan, name="plan-delete"),
    path("team/<slug:slug>/sessions/registrants/", registrants.registrants, name="registrants"),
    path("team/<slug:slug>/sessions/registrants/<slug:key>/", registrants.registrants_of, name="registrants-of"),
    path(
        "team/<slug:slug>/sessions/registrants/<slug:key>/table.csv",
        registrants.registrants_table,
        name="registrants-table",
    ),
    path("team/<slug:slug>/sessions/registrants/<slug:key>/add/", registrants.add, name="registrant-add"),
    path(
        "team/<slug:slug>/sessions/registrants/<int:seat>/give-back/",
        registrants.give_back,
        name="registrant-give-back",
    ),
    # <slug>/sessions/…, for anybody
    path("<slug:slug>/sessions/register/", registering.register, name="register"),
    path("<slug:slug>/sessions/register/code/", registering.confirm, name="confirm"),
    path("<slug:slug>/sessions/poll/<slug:phase>/<slug:key>/", poll.poll, name="poll"),
    path("<slug:slug>/sessions/mine/", mine.mine, name="mine"),
    path("<slug:slug>/sessions/mine/seat/", mine.seat, name="seat"),
    path("<slug:slug>/sessions/mine/details/", mine.details, name="details"),
    path("<slug:slug>/sessions/mine/delete/", mine.erase, name="erase"),
]
