"""What this app offers at which address: the team's pages, and those of who takes part."""

from __future__ import annotations

from django.urls import URLPattern, path

from hearout.web.sessions.views import mine, planner, registering

__all__ = ["app_name", "urlpatterns"]

app_name = "sessions"
urlpatterns: list[URLPattern] = [
    # team/<slug>/sessions/…, for the team
    path("team/<slug:slug>/sessions/planner/", planner.planner, name="planner"),
    path("team/<slug:slug>/sessions/planner/<int:plan>/", planner.plan, name="plan"),
    path("team/<slug:slug>/sessions/planner/<int:plan>/use/", planner.use_plan, name="plan-use"),
    path("team/<slug:slug>/sessions/planner/<int:plan>/delete/", planner.delete_plan, name="plan-delete"),
    # <slug>/sessions/…, for anybody
    path("<slug:slug>/sessions/register/", registering.register, name="register"),
    path("<slug:slug>/sessions/register/code/", registering.confirm, name="confirm"),
    path("<slug:slug>/sessions/mine/", mine.mine, name="mine"),
    path("<slug:slug>/sessions/mine/seat/", mine.seat, name="seat"),
    path("<slug:slug>/sessions/mine/details/", mine.details, name="details"),
    path("<slug:slug>/sessions/mine/delete/", mine.erase, name="erase"),
]
