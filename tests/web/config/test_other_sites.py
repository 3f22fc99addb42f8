"""Settings for signing in elsewhere."""

from __future__ import annotations

import pytest

from hearout.errors import SettingError
from hearout.web.config.environment import Environment
from hearout.web.config.other_sites import providers

WIKI = {
    "HEAROUT_MEDIAWIKI_SERVER": "https://wiki.example.org/w/rest.php/",
    "HEAROUT_MEDIAWIKI_CLIENT": "key",
    "HEAROUT_MEDIAWIKI_SECRET": "secret",
    "HEAROUT_MEDIAWIKI_NAME": "Meridian Wiki",
}
OIDC = {
    "HEAROUT_OIDC_SERVER": "https://id.example.org",
    "HEAROUT_OIDC_CLIENT": "hearout",
    "HEAROUT_OIDC_SECRET": "secret",
}


def test_nobody_signs_in_elsewhere_unless_it_is_set() -> None:
    assert providers(Environment({})) == {}


def test_a_wiki_that_is_set_is_offered() -> None:
    assert providers(Environment(WIKI)) == {
        "mediawiki": {
            "APPS": [{"name": "Meridian Wiki", "client_id": "key", "secret": "secret"}],
            "REST_API": "https://wiki.example.org/w/rest.php",
            "USER_AGENT": "Hearout",
        }
    }


def test_a_server_for_openid_connect_that_is_set_is_offered() -> None:
    assert providers(Environment(OIDC)) == {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": "oidc",
                    "name": "OpenID Connect",
                    "client_id": "hearout",
                    "secret": "secret",
                    "settings": {"server_url": "https://id.example.org", "oauth_pkce_enabled": True},
                }
            ]
        }
    }


@pytest.mark.parametrize("given", [WIKI, OIDC])
@pytest.mark.parametrize("part", ["SERVER", "CLIENT", "SECRET"])
def test_one_that_is_set_by_half_is_refused(given: dict[str, str], part: str) -> None:
    missing = next(name for name in given if name.endswith(part))
    with pytest.raises(SettingError, match=f"{missing} must be set too"):
        providers(Environment({name: value for name, value in given.items() if name != missing}))


@pytest.mark.parametrize("given", [WIKI, OIDC])
def test_codes_and_secrets_go_over_tls_alone(given: dict[str, str]) -> None:
    server = next(name for name in given if name.endswith("SERVER"))
    with pytest.raises(SettingError, match=f"{server} must begin with https://"):
        providers(Environment({**given, server: "http://id.example.org"}))
