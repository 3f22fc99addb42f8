"""What this app offers at which address."""

from __future__ import annotations

from django.urls import URLPattern, path

from hearout.web.summaries.views import findings, gathering, summary, words

__all__ = ["app_name", "urlpatterns"]

app_name = "summaries"
urlpatterns: list[URLPattern] = [
    path("<slug:slug>/summary/", summary.summary, name="summary"),
    path("<slug:slug>/summary/write/", summary.write, name="write"),
    path("<slug:slug>/summary/new/", gathering.gather, name="gather"),
    path("<slug:slug>/summary/quotes/", summary.quotes, name="quotes"),
    path("<slug:slug>/summary/quotes/<int:quote>/undo/", words.undo, name="undo"),
    path("<slug:slug>/summary/passages/<slug:passage>/leave-out/", words.leave_out, name="leave-out"),
    path("<slug:slug>/summary/passages/<slug:passage>/retell/", words.retell, name="retell"),
    path("<slug:slug>/summary/findings/<slug:finding>/", findings.finding, name="finding"),
]
