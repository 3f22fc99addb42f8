"""What this app offers at which address. Each page of a consultation is also there in a named language."""

from __future__ import annotations

from django.urls import URLPattern, path

from hearout.web.public.views import index, pages, preview, summary

__all__ = ["app_name", "team_urlpatterns", "urlpatterns"]

app_name = "public"
urlpatterns: list[URLPattern] = [
    path("", index.index, name="index"),
    path("<slug:slug>/", pages.page, name="page"),
    path("<slug:slug>/in/<str:language>/", pages.page, name="page-in"),
    path("<slug:slug>/notices/", pages.notices, name="notices"),
    path("<slug:slug>/in/<str:language>/notices/", pages.notices, name="notices-in"),
    path("<slug:slug>/notices/feed.atom", pages.feed, name="feed"),
    path("<slug:slug>/in/<str:language>/notices/feed.atom", pages.feed, name="feed-in"),
    path("<slug:slug>/summary/", summary.newest, name="summary"),
    path("<slug:slug>/in/<str:language>/summary/", summary.newest, name="summary-in"),
    path("<slug:slug>/summary/privacy-report.html", summary.newest_report, name="summary-report"),
    path("<slug:slug>/in/<str:language>/summary/privacy-report.html", summary.newest_report, name="summary-report-in"),
    path("<slug:slug>/summary/<int:version>/", summary.version, name="version"),
    path("<slug:slug>/in/<str:language>/summary/<int:version>/", summary.version, name="version-in"),
    path("<slug:slug>/summary/<int:version>/privacy-report.html", summary.report, name="version-report"),
    path(
        "<slug:slug>/in/<str:language>/summary/<int:version>/privacy-report.html",
        summary.report,
        name="version-report-in",
    ),
    path("<slug:slug>/summary/<int:version>/files/<str:name>", summary.file, name="summary-file"),
    path("<slug:slug>/sessions.ics", pages.sessions, name="sessions"),
    path("<slug:slug>/in/<str:language>/sessions.ics", pages.sessions, name="sessions-in"),
    path("<slug:slug>/sessions/<slug:key>.ics", pages.session, name="session"),
    path("<slug:slug>/in/<str:language>/sessions/<slug:key>.ics", pages.session, name="session-in"),
    path("<slug:slug>/page.wiki", pages.wikitext, name="wikitext"),
    path("<slug:slug>/in/<str:language>/page.wiki", pages.wikitext, name="wikitext-in"),
    path("<slug:slug>/page.md", pages.markdown, name="markdown"),
    path("<slug:slug>/in/<str:language>/page.md", pages.markdown, name="markdown-in"),
]

# Among the team's rooms, because it shows a draft; here, because it shows it as the public would see it.
team_urlpatterns: list[URLPattern] = [path("<slug:slug>/preview/", preview.preview, name="preview")]
