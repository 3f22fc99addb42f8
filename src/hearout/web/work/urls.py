"""What this app offers at which address."""

from __future__ import annotations

from django.urls import URLPattern, path

from hearout.web.work import views

__all__ = ["app_name", "urlpatterns"]

app_name = "work"
urlpatterns: list[URLPattern] = [
    path("<slug:slug>/work/", views.work, name="work"),
    path("<slug:slug>/work/now/", views.now, name="now"),
    path("<slug:slug>/work/<uuid:piece>/stop/", views.stop, name="stop"),
    path("<slug:slug>/work/<uuid:piece>/again/", views.again, name="again"),
]
