"""What this app offers at which address."""

from __future__ import annotations

from django.urls import URLPattern, path

from hearout.web.audits.views import looking, publishing, room, signing

__all__ = ["app_name", "urlpatterns"]

app_name = "audits"
urlpatterns: list[URLPattern] = [
    path("<slug:slug>/release/", room.room, name="release"),
    path("<slug:slug>/release/audit/", room.audit, name="audit"),
    path("<slug:slug>/release/<int:number>/preview/", looking.preview, name="preview"),
    path("<slug:slug>/release/<int:number>/preview/privacy-report.html", looking.report, name="preview-report"),
    path("<slug:slug>/release/<int:number>/files/<str:name>", looking.file, name="file"),
    path("<slug:slug>/release/<int:number>/sign/", signing.signature, name="sign"),
    path("<slug:slug>/release/<int:number>/unsign/", signing.signature_withdrawn, name="unsign"),
    path("<slug:slug>/release/<int:number>/publish/", publishing.publish, name="publish"),
]
