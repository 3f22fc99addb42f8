"""What every answer carries, and what an https address changes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

from hearout.web.people.models import User

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
}


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/sign-in/", "/who-may-see-what/", "/profile/", "/not-there/", "/sign-out/"])
def test_every_answer_carries_strict_headers(client: Client, address: str) -> None:
    headers = client.get(address).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
    assert policy == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


@pytest.mark.django_db
def test_pages_that_depend_on_who_asks_stay_out_of_shared_caches(client: Client) -> None:
    client.force_login(User.objects.create_user("amara@example.org", name="Amara Lindqvist"))
    assert client.get("/profile/").headers["Cache-Control"] == "private, no-cache"
    assert "Cache-Control" not in Client().get("/who-may-see-what/").headers


@pytest.mark.django_db
def test_cookies_are_out_of_reach_of_scripts_and_of_other_sites(client: Client) -> None:
    client.get("/sign-in/")
    client.post("/sign-in/", {"email": "amara@example.org"})
    assert {name: (cookie["httponly"], cookie["samesite"]) for name, cookie in client.cookies.items()} == {
        "csrftoken": (True, "Lax"),
        "sessionid": (True, "Lax"),
    }


NAMES = (
    "ALLOWED_HOSTS",
    "CSRF_TRUSTED_ORIGINS",
    "SECURE_SSL_REDIRECT",
    "SECURE_PROXY_SSL_HEADER",
    "ALLAUTH_TRUSTED_PROXY_COUNT",
    "SECURE_HSTS_SECONDS",
    "SESSION_COOKIE_SECURE",
    "CSRF_COOKIE_SECURE",
    "LANGUAGE_COOKIE_SECURE",
)


def settings_of(tmp_path: Path, **given: str) -> tuple[dict[str, object], str]:
    """What a server that was started with `given` goes by, and what it says where it does not start."""
    code = (
        "import json; from hearout.web.config import settings\n"
        f"print(json.dumps({{name: getattr(settings, name) for name in {NAMES}}}))"
    )
    own = {name: value for name, value in os.environ.items() if not name.startswith("HEAROUT_")}
    answer = subprocess.run(
        [sys.executable, "-c", code],
        env={**own, "HEAROUT_DATA": str(tmp_path), **given},
        capture_output=True,
        text=True,
        check=False,
    )
    return (json.loads(answer.stdout) if answer.stdout else {}), answer.stderr


@pytest.mark.slow
def test_an_https_address_makes_everything_go_over_tls(tmp_path: Path) -> None:
    found, _ = settings_of(tmp_path, HEAROUT_ADDRESS="https://listen.example.org", HEAROUT_BEHIND_PROXY="yes")
    assert found == {
        "ALLOWED_HOSTS": ["listen.example.org", "localhost", "127.0.0.1", "[::1]"],
        "CSRF_TRUSTED_ORIGINS": ["https://listen.example.org"],
        "SECURE_SSL_REDIRECT": True,
        "SECURE_PROXY_SSL_HEADER": ["HTTP_X_FORWARDED_PROTO", "https"],
        "ALLAUTH_TRUSTED_PROXY_COUNT": 1,
        "SECURE_HSTS_SECONDS": 31_536_000,
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "LANGUAGE_COOKIE_SECURE": True,
    }


@pytest.mark.slow
def test_without_a_proxy_nobody_is_believed_to_be_one(tmp_path: Path) -> None:
    found, _ = settings_of(tmp_path, HEAROUT_ADDRESS="http://192.0.2.7:8000")
    assert found == {
        "ALLOWED_HOSTS": ["192.0.2.7", "localhost", "127.0.0.1", "[::1]"],
        "CSRF_TRUSTED_ORIGINS": ["http://192.0.2.7:8000"],
        "SECURE_SSL_REDIRECT": False,
        "SECURE_PROXY_SSL_HEADER": None,
        "ALLAUTH_TRUSTED_PROXY_COUNT": 0,
        "SECURE_HSTS_SECONDS": 0,
        "SESSION_COOKIE_SECURE": False,
        "CSRF_COOKIE_SECURE": False,
        "LANGUAGE_COOKIE_SECURE": False,
    }


@pytest.mark.slow
@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"HEAROUT_ADDRESS": "https://listen.example.org"}, "HEAROUT_BEHIND_PROXY=yes"),
        ({"HEAROUT_OWNERS": "Amara"}, "HEAROUT_OWNERS must hold e-mail addresses"),
        ({"HEAROUT_OIDC_SERVER": "https://id.example.org"}, "HEAROUT_OIDC_CLIENT and HEAROUT_OIDC_SECRET must be set"),
    ],
)
def test_a_server_whose_settings_cannot_be_right_says_which(tmp_path: Path, given: dict[str, str], said: str) -> None:
    found, error = settings_of(tmp_path, **given)
    assert found == {}
    assert said in error
