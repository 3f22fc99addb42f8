"""What this app offers at which address. Contributions are named by their ids, people by numbers, words by nothing."""

from __future__ import annotations

from django.urls import URLPattern, path

from hearout.web.intake.views import aside, contribution, erasing, inbox, people

__all__ = ["app_name", "urlpatterns"]

app_name = "intake"
urlpatterns: list[URLPattern] = [
    path("<slug:slug>/inbox/", inbox.inbox, name="inbox"),
    path("<slug:slug>/inbox/search/", inbox.search, name="search"),
    path("<slug:slug>/inbox/rejected/", inbox.rejected, name="rejected"),
    path("<slug:slug>/inbox/again/", inbox.again, name="again"),
    path("<slug:slug>/inbox/stay-out/<slug:what>/", inbox.stay_out, name="stay-out"),
    path("<slug:slug>/inbox/set-aside/", aside.aside, name="aside"),
    path("<slug:slug>/inbox/set-aside/<int:aside>/settled/", aside.settled, name="aside-settled"),
    path("<slug:slug>/inbox/erase/", erasing.erasing, name="erase"),
    path("<slug:slug>/inbox/people/", people.people, name="people"),
    path("<slug:slug>/inbox/people/<int:entry>/", people.person, name="person"),
    path("<slug:slug>/inbox/people/<int:entry>/remove/", people.remove, name="person-remove"),
    path("<slug:slug>/inbox/<slug:contribution>/", contribution.contribution, name="contribution"),
    path("<slug:slug>/inbox/<slug:contribution>/author/", contribution.author, name="author"),
    path("<slug:slug>/inbox/<slug:contribution>/undo/<int:number>/", contribution.undo, name="undo"),
    path("<slug:slug>/inbox/<slug:contribution>/<slug:what>/", contribution.decide, name="decide"),
]
