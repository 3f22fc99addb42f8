"""What this app offers at which address. Codes stand in the part of an address that browsers keep to themselves (#…),
but for the one that mail programs call by themselves."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from hearout.web.outbox.views import following, mail

__all__ = ["app_name", "urlpatterns"]

app_name = "outbox"
urlpatterns: list[URLPattern | URLResolver] = [
    path("team/<slug:slug>/mail/", mail.overview, name="mail"),
    path("team/<slug:slug>/mail/try-again/", mail.again, name="mail-try-again"),
    path("<slug:slug>/follow/", following.follow, name="follow"),
    path("<slug:slug>/follow/code/", following.code, name="follow-code"),
    path("<slug:slug>/unfollow/", following.unfollow, name="unfollow"),
    path("<slug:slug>/unfollow/<str:code>/", following.unfollow_at_once, name="unfollow-at-once"),
]
