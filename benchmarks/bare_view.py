"""What the public page is measured beside: Django with one view that asks the same database one question."""

from __future__ import annotations

import os

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

from hearout.web.config.databases import database
from hearout.web.config.environment import ENVIRONMENT

__all__ = ["application"]

os.environ.pop("DJANGO_SETTINGS_MODULE", None)
settings.configure(
    SECRET_KEY="only measured",
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=["django.contrib.contenttypes"],
    DATABASES={"default": database("", ENVIRONMENT.path("HEAROUT_DATA"))},
)
django.setup()

from django.contrib.contenttypes.models import ContentType  # noqa: E402  once the settings are there


def one_query(_: HttpRequest) -> HttpResponse:
    found = ContentType.objects.filter(app_label="consultations", model="consultation").first()
    return HttpResponse(f"<!DOCTYPE html><title>One query</title><p>{found}")


urlpatterns = [path("", one_query)]
application = get_wsgi_application()
