"""Another site that people sign in through, without a network: what it answers is planted."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import ClassVar

from django.urls import include, path
from requests import ConnectionError as NoConnection
from requests import Response

from hearout.web.config.urls import handler404, handler429
from hearout.web.config.urls import urlpatterns as of_the_server
from hearout.web.people.adapters import OtherSiteAdapter
from hearout.web.people.views import elsewhere

__all__ = ["PROVIDERS", "OtherSite", "WithOtherSite", "handler404", "handler429", "urlpatterns"]

PROVIDERS = {
    "mediawiki": {"APPS": [{"name": "Meridian Wiki", "client_id": "key", "secret": "secret"}]},
    "openid_connect": {
        "APPS": [
            {
                "provider_id": "oidc",
                "name": "Meridian accounts",
                "client_id": "hearout",
                "secret": "secret",
                "settings": {"server_url": "https://id.example.org", "oauth_pkce_enabled": True},
            }
        ]
    },
}
DISCOVERED = {
    "issuer": "https://id.example.org",
    "authorization_endpoint": "https://id.example.org/authorize",
    "token_endpoint": "https://id.example.org/token",
    "userinfo_endpoint": "https://id.example.org/userinfo",
    "token_endpoint_auth_methods_supported": ["client_secret_post"],
}

urlpatterns = [
    path("sign-in/with/<slug:site>/", elsewhere.leave, name="sign_in_elsewhere"),
    path("sign-in/with/mediawiki/back/", elsewhere.back_from_mediawiki, name="mediawiki_callback"),
    path("sign-in/with/<slug:provider_id>/back/", elsewhere.back_from_oidc, name="openid_connect_callback"),
    path("", include(of_the_server)),
]


@dataclass
class OtherSite:
    """Stands in for a session of `requests`: `person` is what the site says of whoever signed in there."""

    person: dict[str, object] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    is_there: bool = True

    def __enter__(self) -> OtherSite:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def get(self, url: str, **_: object) -> Response:
        self.asked.append(url)
        return self._answer(DISCOVERED if "openid-configuration" in url else self.person)

    def request(self, _method: str, url: str, **_: object) -> Response:
        self.asked.append(url)
        return self._answer({"access_token": "token", "token_type": "bearer"})

    def _answer(self, said: dict[str, object]) -> Response:
        if not self.is_there:
            raise NoConnection
        response = Response()
        response.status_code = 200
        response.headers["content-type"] = "application/json"
        response._content = json.dumps(said).encode()
        return response


class WithOtherSite(OtherSiteAdapter):
    """The server's own adapter, on that wire (`SOCIALACCOUNT_ADAPTER`)."""

    site: ClassVar[OtherSite] = OtherSite()

    def get_requests_session(self) -> OtherSite:
        return self.site
