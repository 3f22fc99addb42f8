"""What this app offers at which address."""

from __future__ import annotations

from django.urls import URLPattern, path

from hearout.web.uploads.views import files, source, typing

__all__ = ["app_name", "urlpatterns"]

app_name = "uploads"
urlpatterns: list[URLPattern] = [
    path("<slug:slug>/files/", files.files, name="files"),
    path("<slug:slug>/files/send/", files.send, name="send"),
    path("<slug:slug>/files/look/", files.look, name="look"),
    path("<slug:slug>/files/typed/", typing.typed, name="typed"),
    path("<slug:slug>/files/typed/<int:slip>/", typing.change_slip, name="slip"),
    path("<slug:slug>/files/typed/<int:slip>/take-out/", typing.slip_out, name="slip-out"),
    path("<slug:slug>/files/<int:file>/take-out/", files.take_out, name="take-out"),
    path("<slug:slug>/files/<int:people>/people/", source.hand_over, name="people"),
    path("<slug:slug>/files/read-alike/<int:source>/", source.read_alike, name="source"),
]
