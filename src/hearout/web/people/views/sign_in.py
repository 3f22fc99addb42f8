"""Signing in by a code that is sent by mail, and signing out."""

from __future__ import annotations

import time

from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.internal.flows.logout import logout
from allauth.account.utils import get_next_redirect_url
from allauth.account.views import ConfirmLoginCodeView, RequestLoginCodeView
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hearout.web.people.actions import code_rejected, end_sessions
from hearout.web.people.adapters import admitted
from hearout.web.people.forms import AskForCode
from hearout.web.people.limits import limited
from hearout.web.people.models import User
from hearout.web.people.queries import nobody_can_sign_in, other_sites

__all__ = ["CodeAsked", "CodeTyped", "closed", "sign_out", "sign_out_everywhere"]


class CodeAsked(RequestLoginCodeView):  # type: ignore[misc]  # allauth has no types
    """Asks where to send a code. Known and unknown addresses get the same page, after the same time."""

    template_name = "people/sign_in.html"

    def form_valid(self, form: AskForCode) -> HttpResponse:
        started = time.monotonic()
        form._user = form._user or admitted(self.request, form.cleaned_data["email"])
        response: HttpResponse = super().form_valid(form)
        _hold_back(started)
        return response

    def get_context_data(self, **context: object) -> dict[str, object]:
        return {
            **super().get_context_data(**context),
            "nobody_can_sign_in": nobody_can_sign_in(settings.OWNERS),
            "other_sites": other_sites(self.request),
        }


@method_decorator(limited("type_code"), name="dispatch")
class CodeTyped(ConfirmLoginCodeView):  # type: ignore[misc]
    """Takes the code, which works once, for a while, and only in the browser that asked for it."""

    template_name = "people/code.html"
    _process: LoginCodeVerificationProcess | None = None

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        started = time.monotonic()
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        if request.method == "POST":
            _hold_back(started)
        if self._process is None and not isinstance(request.user, User):
            messages.warning(
                request,
                _("No code is waiting for you in this browser: it was used, or it is too old. Ask for a new one."),
            )
        return response

    def form_invalid(self, form: AskForCode) -> HttpResponse:
        code_rejected(now=timezone.now())
        response: HttpResponse = super().form_invalid(form)
        return response

    def get_context_data(self, **context: object) -> dict[str, object]:
        assert self._process is not None
        return {
            **super().get_context_data(**context),
            "minutes": settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT // 60,
            "tries_left": self._process.max_attempts - self._process.state["failed_attempts"],
        }


@require_safe
def closed(request: HttpRequest) -> HttpResponse:
    """Said to somebody who proved that a closed account is theirs."""
    return render(request, "people/closed.html")


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Forgets who this browser is, also halfway through signing in."""
    logout(request)
    return redirect(get_next_redirect_url(request) or "account_login")


@require_POST
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    """Ends all sessions of whoever asks, this one too."""
    if isinstance(request.user, User):
        end_sessions(request.user, now=timezone.now())
    return redirect("account_login")


def _hold_back(started: float) -> None:
    """Answer no sooner than when the slowest answer of this kind is ready, so that the time tells nothing."""
    time.sleep(max(0.0, settings.SIGN_IN_ANSWERS_AFTER - (time.monotonic() - started)))
