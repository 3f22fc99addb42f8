"""What this app offers at which address."""

from __future__ import annotations

from django.urls import URLPattern, path

from hearout.web.desk.views import desk, passages, words

__all__ = ["app_name", "urlpatterns"]

app_name = "desk"
urlpatterns: list[URLPattern] = [
    path("<slug:slug>/words/", words.words, name="words"),
    path("<slug:slug>/words/left/", words.left, name="left"),
    path("<slug:slug>/words/missed/", words.missed, name="missed"),
    path("<slug:slug>/words/bring/", words.bring, name="bring"),
    path("<slug:slug>/words/second/", desk.second, name="second"),
    path("<slug:slug>/words/log/", desk.log, name="log"),
    path("<slug:slug>/words/glossary/", desk.glossary, name="glossary"),
    path("<slug:slug>/words/glossary/<int:term>/strike/", desk.strike, name="strike"),
    path("<slug:slug>/words/decisions/<int:number>/undo/", words.take_back, name="undo"),
    path("<slug:slug>/words/decisions/<int:number>/confirm/", words.agree, name="confirm"),
    path("<slug:slug>/words/<slug:mark>/", words.word, name="word"),
    path("<slug:slug>/passages/", passages.all_passages, name="passages"),
    path("<slug:slug>/passages/<slug:marked>/", passages.passage, name="passage"),
    path("<slug:slug>/passages/<slug:marked>/reword/", passages.reword, name="reword"),
    path("<slug:slug>/passages/<slug:marked>/looked/", passages.looked, name="looked"),
]
