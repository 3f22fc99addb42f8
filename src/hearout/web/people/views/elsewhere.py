"""Signing in through another site: a MediaWiki wiki, or a server that speaks OpenID Connect."""

from __future__ import annotations

from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.mediawiki.views import oauth2_callback
from allauth.socialaccount.providers.openid_connect.views import callback
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from requests import RequestException

from hearout.web.people.limits import limited

__all__ = ["back_from_mediawiki", "back_from_oidc", "leave"]

back_from_mediawiki = require_safe(never_cache(oauth2_callback))
back_from_oidc = require_safe(never_cache(callback))


@require_POST
@never_cache
@limited("sign_in_elsewhere")
def leave(request: HttpRequest, site: str) -> HttpResponse:
    """Sends the browser to the other site. By a page that moves on at once, as the content security policy lets no
    form end up on another site."""
    try:
        provider = get_adapter().get_provider(request, site)
        away = provider.redirect(request, "login", next_url=get_next_redirect_url(request))
    except SocialApp.DoesNotExist:
        raise Http404 from None
    except RequestException:
        messages.error(request, _("The other site does not answer. Try again later, or use a code."))
        return redirect("account_login")
    response = render(request, "people/leaving.html", {"site": provider.app.name, "address": away.url})
    response["Refresh"] = f"0; url={away.url}"
    return response
