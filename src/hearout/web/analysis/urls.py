"""What this app offers at which address."""

from __future__ import annotations

from django.urls import URLPattern, path

from hearout.web.analysis.views import deciding, one, themes

__all__ = ["app_name", "urlpatterns"]

app_name = "analysis"
urlpatterns: list[URLPattern] = [
    path("<slug:slug>/themes/", themes.themes, name="themes"),
    path("<slug:slug>/themes/run/", themes.run, name="run"),
    path("<slug:slug>/themes/decisions/", deciding.decisions, name="decisions"),
    path("<slug:slug>/themes/decisions/<int:number>/undo/", deciding.undo, name="undo"),
    path("<slug:slug>/themes/without/<int:place>/", one.without, name="without"),
    path("<slug:slug>/themes/passages/<slug:passage>/", themes.passage, name="passage"),
    path("<slug:slug>/themes/<slug:theme>/", one.theme, name="theme"),
    path("<slug:slug>/themes/<slug:theme>/<slug:action>/", deciding.decide, name="decide"),
]
