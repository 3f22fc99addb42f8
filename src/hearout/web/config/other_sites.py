"""Where else people may sign in: a MediaWiki wiki, or a server that speaks OpenID Connect. Nowhere unless set."""

from __future__ import annotations

from typing import TypedDict

from hearout.errors import SettingError
from hearout.web.config.environment import Environment

__all__ = ["APPS", "Provider", "providers"]

APPS = {
    "mediawiki": "allauth.socialaccount.providers.mediawiki",
    "openid_connect": "allauth.socialaccount.providers.openid_connect",
}


class Registered(TypedDict, total=False):
    """What the other site gave when this server was registered there."""

    provider_id: str
    name: str
    client_id: str
    secret: str
    settings: dict[str, str | bool]


class Provider(TypedDict, total=False):
    """One entry of allauth's SOCIALACCOUNT_PROVIDERS."""

    APPS: list[Registered]
    REST_API: str
    USER_AGENT: str


def providers(environment: Environment) -> dict[str, Provider]:
    """What the settings say, for allauth. Raises SettingError for one that is set by half."""
    found: dict[str, Provider] = {}
    if wiki := _registered(environment, "HEAROUT_MEDIAWIKI"):
        rest = _https(environment, "HEAROUT_MEDIAWIKI_SERVER")
        found["mediawiki"] = {"APPS": [wiki], "REST_API": rest, "USER_AGENT": "Hearout"}
    if server := _registered(environment, "HEAROUT_OIDC"):
        server["provider_id"] = "oidc"
        server["settings"] = {"server_url": _https(environment, "HEAROUT_OIDC_SERVER"), "oauth_pkce_enabled": True}
        found["openid_connect"] = {"APPS": [server]}
    return found


def _registered(environment: Environment, prefix: str) -> Registered | None:
    names = [f"{prefix}_{part}" for part in ("SERVER", "CLIENT", "SECRET")]
    given = [name for name in names if environment.text(name)]
    if not given:
        return None
    missing = [name for name in names if name not in given]
    if missing:
        raise SettingError(f"{given[0]} is set, so {' and '.join(missing)} must be set too.")
    name, client, secret = (environment.text(f"{prefix}_{part}") for part in ("NAME", "CLIENT", "SECRET"))
    return {"name": name, "client_id": client, "secret": secret}


def _https(environment: Environment, name: str) -> str:
    said = environment.text(name).rstrip("/")
    if not said.startswith(("https://", "http://127.0.0.1:", "http://localhost:")):
        raise SettingError(f"{name} must begin with https://")
    return said
