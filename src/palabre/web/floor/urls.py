"""Addresses of the floor pages."""

from django.urls import path

from palabre.web.floor import captions, console, live

SESSION = "<slug:summit>/sessions/<str:code>/"

app_name = "floor"
urlpatterns = [
    # everybody ------------------------------------------------------------------
    path(f"{SESSION}live/", live.live, name="live"),
    path(f"{SESSION}live/ask/", live.ask, name="ask"),
    path(f"{SESSION}live/<str:asked>/withdraw/", live.withdraw, name="withdraw"),
    # whoever keeps the floor ----------------------------------------------------
    path(f"{SESSION}console/", console.console, name="console"),
    path(f"{SESSION}console/open/", console.open_, name="console-open"),
    path(f"{SESSION}console/close/", console.close, name="console-close"),
    path(f"{SESSION}console/list/", console.keep_list, name="console-list"),
    path(f"{SESSION}console/time/", console.keep_time, name="console-time"),
    path(f"{SESSION}console/end/", console.end, name="console-end"),
    path(f"{SESSION}console/add/", console.add, name="console-add"),
    path(f"{SESSION}console/add-role/", console.add_role, name="console-add-role"),
    path(f"{SESSION}console/<str:asked>/give/", console.give, name="console-give"),
    path(
        f"{SESSION}console/<str:asked>/strike/", console.strike, name="console-strike"
    ),
    # captioners -----------------------------------------------------------------
    path(f"{SESSION}captions/", captions.captions, name="captions"),
]
