"""How signing in (django-allauth) meets this server's rules: who may come, what is written down, what is said."""

from __future__ import annotations

from typing import NoReturn

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hearout.web.people import arrivals
from hearout.web.people.actions import signed_in, signed_out, welcome
from hearout.web.people.models import User
from hearout.web.people.queries import account_of

__all__ = ["AccountAdapter", "OtherSiteAdapter", "admitted"]


def admitted(request: HttpRequest, email: str) -> User | None:
    """The account of whoever says that `email` is theirs: one that exists, or a new one for an owner of this server
    and for those whom a room expects. Nobody is signed in by it."""
    address, now = email.lower(), timezone.now()
    may_come = address in settings.OWNERS or arrivals.expected(request.session, address, now)
    return welcome(address, may_come=may_come, now=now)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Signing in by a code that is sent by mail."""

    error_messages = {  # noqa: RUF012  allauth's own shape
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": gettext_lazy("This is not the code. Copy it from the newest mail; earlier ones do not work."),
        "too_many_login_attempts": gettext_lazy("Too many attempts. Wait a few minutes, then ask for a new code."),
        "rate_limited": gettext_lazy("Too many attempts. Wait a few minutes, then try again."),
    }

    def is_safe_url(self, url: str | None) -> bool:
        """Pages of this server alone; allauth would take any host that it answers to, as localhost, for it."""
        return url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False  # accounts are made by `admitted` alone

    def send_mail(self, template_prefix: str, email: str, context: dict[str, object]) -> None:
        """Write to people in the language they chose."""
        reader = account_of(email)
        language = (reader and reader.language) or translation.get_language()
        minutes = settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT // 60
        with translation.override(language):
            super().send_mail(template_prefix, email, {**context, "minutes": minutes})

    def add_message(self, request: HttpRequest, level: int, *_: object, message: str = "", **__: object) -> None:
        """Say what went wrong. What went well shows by itself."""
        if message and level >= messages.WARNING:
            messages.add_message(request, level, message)

    def post_login(self, request: HttpRequest, user: User, **how: object) -> HttpResponse:
        signed_in(user, owners=settings.OWNERS, now=timezone.now())
        response: HttpResponse = super().post_login(request, user, **how)
        return response

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Somebody new says first what they are called."""
        assert isinstance(request.user, User)
        return str(super().get_login_redirect_url(request)) if request.user.name else reverse("people:profile")

    def logout(self, request: HttpRequest) -> None:
        if isinstance(request.user, User):
            signed_out(request.user, now=timezone.now())
        super().logout(request)


class OtherSiteAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Signing in through another site: it proves an address, and nothing that it tells of the person is kept."""

    def authenticate_by_email(self, sociallogin: SocialLogin) -> tuple[User, str] | None:
        """The account of the first address that the other site says to be verified. Some say it as text, so that
        "false" must not pass for something."""
        for address in (one.email for one in sociallogin.email_addresses if str(one.verified).lower() == "true"):
            user = account_of(address) or admitted(self.request, address)
            if user is not None:
                return user, address
        return None

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Only known people come in, and only to sign in: no other account is ever tied to theirs."""
        if sociallogin.state.get("process") != "login" or not sociallogin.is_existing:
            _turn_away(
                request,
                _("The other site did not say that you have an address which is known here. Try it with a code."),
            )

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:  # noqa: ARG002
        return False

    def on_authentication_error(self, request: HttpRequest, *_args: object, **_how: object) -> None:
        _turn_away(request, _("Signing in through the other site did not work. Try again, or use a code."))


def _turn_away(request: HttpRequest, why: str) -> NoReturn:
    messages.error(request, why)
    raise ImmediateHttpResponse(redirect("account_login"))
