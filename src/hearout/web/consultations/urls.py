"""What this app offers at which address."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from hearout.web.consultations.views import (
    announcement_texts,
    bending,
    history,
    home,
    invitation,
    log,
    notices,
    outreach,
    overview,
    phases,
    publishing,
    set_up,
    team,
)

__all__ = ["app_name", "urlpatterns"]

app_name = "consultations"
setting_up: list[URLPattern | URLResolver] = [
    path("<slug:slug>/set-up/", set_up.set_up, name="set-up"),
    path("<slug:slug>/set-up/<str:section>/", set_up.section, name="set-up-section"),
    path("<slug:slug>/publish/", publishing.publishing, name="publish"),
    path("<slug:slug>/history/", history.history, name="history"),
    path("<slug:slug>/history/<int:number>/", history.revision, name="revision"),
    path("<slug:slug>/history/<int:number>/<str:section>/", history.restore, name="restore"),
]
running: list[URLPattern | URLResolver] = [
    path("<slug:slug>/", overview.overview, name="overview"),
    path("<slug:slug>/phases/", phases.phases, name="phases"),
    path("<slug:slug>/phases/<slug:key>/extend/", bending.extend, name="phase-extend"),
    path("<slug:slug>/phases/<slug:key>/postpone/", bending.postpone, name="phase-postpone"),
    path("<slug:slug>/phases/<slug:key>/round/", bending.add_round, name="phase-round"),
    path("<slug:slug>/phases/<slug:key>/end/", bending.end_early, name="phase-end"),
    path("<slug:slug>/notices/", notices.notices, name="notices"),
    path("<slug:slug>/notices/new/", notices.give_notice, name="notice-new"),
    path("<slug:slug>/outreach/", outreach.outreach, name="outreach"),
    path("<slug:slug>/outreach/<int:line>/strike/", outreach.strike, name="outreach-strike"),
    path("<slug:slug>/announcement-texts/", announcement_texts.announcement_texts, name="announcement-texts"),
    path("<slug:slug>/team/", team.team, name="team"),
    path("<slug:slug>/team/leave/", team.leave, name="leave"),
    path("<slug:slug>/team/<int:member>/role/", team.change_role, name="member-role"),
    path("<slug:slug>/team/<int:member>/remove/", team.remove, name="member-remove"),
    path("<slug:slug>/team/invitations/<int:invitation>/again/", team.invite_again, name="invitation-again"),
    path("<slug:slug>/team/invitations/<int:invitation>/withdraw/", team.withdraw, name="invitation-withdraw"),
    path("<slug:slug>/log/", log.log, name="log"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("new/", home.new, name="new"),
    path("invitation/", invitation.invitation, name="invitation-opened"),
    path("invitation/<slug:secret>/", invitation.open_link, name="invitation"),
    *setting_up,
    *running,
]
