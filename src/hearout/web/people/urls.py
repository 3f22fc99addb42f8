"""What this app offers at which address, besides signing in (`sign_in_urls`)."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from hearout.web.people.views import openness, profile, sign_in

__all__ = ["app_name", "urlpatterns"]

app_name = "people"
urlpatterns: list[URLPattern | URLResolver] = [
    path("who-may-see-what/", openness.who_may_see, name="who-may-see-what"),
    path("profile/", profile.profile, name="profile"),
    path("people/log/", profile.server_log, name="server-log"),
    path("sign-out/", sign_in.sign_out, name="sign-out"),
    path("sign-out/everywhere/", sign_in.sign_out_everywhere, name="sign-out-everywhere"),
]
