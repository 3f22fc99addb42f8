"""Signing in: of django-allauth's pages those alone that are needed, under the names that it knows them by."""

from __future__ import annotations

from django.conf import settings
from django.urls import URLPattern, path

from hearout.web.people.views import sign_in

__all__ = ["urlpatterns"]

urlpatterns: list[URLPattern] = [
    path("", sign_in.CodeAsked.as_view(), name="account_request_login_code"),
    path("", sign_in.CodeAsked.as_view(), name="account_login"),
    path("code/", sign_in.CodeTyped.as_view(), name="account_confirm_login_code"),
    path("closed/", sign_in.closed, name="account_inactive"),
]
if settings.SOCIALACCOUNT_PROVIDERS:
    from hearout.web.people.views import elsewhere

    urlpatterns += [
        path("with/<slug:site>/", elsewhere.leave, name="sign_in_elsewhere"),
        path("with/mediawiki/back/", elsewhere.back_from_mediawiki, name="mediawiki_callback"),
        path("with/<slug:provider_id>/back/", elsewhere.back_from_oidc, name="openid_connect_callback"),
    ]
