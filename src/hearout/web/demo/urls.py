"""What this app offers at which address, in a demo alone."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from hearout.web.demo import views

__all__ = ["app_name", "urlpatterns"]

app_name = "demo"
urlpatterns: list[URLPattern | URLResolver] = [
    path("demo/", views.stage, name="stage"),
    path("demo/mail/", views.mail, name="mail"),
]
