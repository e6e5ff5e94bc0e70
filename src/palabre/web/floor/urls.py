"""Addresses of the floor pages."""

from django.urls import path

from palabre.web.floor import (
    acts,
    captions,
    console,
    displays,
    documents,
    everywhere,
    exports,
    live,
    own,
    players,
    questions,
    seats,
)

SESSION = "<slug:summit>/sessions/<str:code>/"

OWN = f"{SESSION}live/<str:asked>/"
QUESTION = f"{SESSION}questions/<str:question>/"
ROOM = "<slug:summit>/rooms/<str:venue>/<str:room>/"
ASKED = f"{SESSION}console/<str:asked>/"

app_name = "floor"
urlpatterns = [
    # everybody ------------------------------------------------------------------
    path(f"{SESSION}live/", live.live, name="live"),
    path(f"{SESSION}seat/", seats.seat, name="seat"),
    path(f"{SESSION}live/captions.vtt", exports.vtt, name="captions-vtt"),
    path(f"{SESSION}live/debate.xml", exports.debate, name="debate"),
    path(f"{SESSION}documents/", documents.documents, name="documents"),
    path(f"{SESSION}documents/<str:document>/", documents.document, name="document"),
    path(
        f"{SESSION}documents/<str:document>/drop/",
        documents.document_drop,
        name="document-drop",
    ),
    path(f"{SESSION}wall/", displays.wall, name="wall"),
    path("<slug:summit>/live/", everywhere.everywhere, name="everywhere"),
    path(f"{ROOM}door/", displays.door, name="door"),
    path(f"{ROOM}here/", seats.here, name="here"),
    path(f"{ROOM}here.svg", seats.here_code, name="here-code"),
    # whoever takes part, by account or badge -------------------------------------
    path(f"{SESSION}live/ask/", own.ask, name="ask"),
    path(f"{OWN}withdraw/", own.withdraw, name="withdraw"),
    path(f"{OWN}swap/", own.swap, name="swap"),
    path(f"{OWN}hand-over/", own.hand_over, name="hand-over"),
    path(f"{OWN}write/", own.write, name="write"),
    path(f"{SESSION}live/question/", own.ask_in_writing, name="question-ask"),
    path(f"{SESSION}live/poll/", questions.poll_vote, name="poll-vote"),
    path(f"{SESSION}live/react/", questions.react, name="react"),
    path(f"{SESSION}live/present/", questions.be_present, name="be-present"),
    path(f"{QUESTION}vote/", questions.vote, name="question-vote"),
    path(f"{QUESTION}reply/", questions.reply, name="question-reply"),
    # whoever keeps the floor ----------------------------------------------------
    path(f"{SESSION}console/", console.console, name="console"),
    path(f"{SESSION}console/open/", acts.open_, name="console-open"),
    path(f"{SESSION}console/close/", acts.close, name="console-close"),
    path(f"{SESSION}console/list/", acts.keep_list, name="console-list"),
    path(f"{SESSION}console/time/", acts.keep_time, name="console-time"),
    path(f"{SESSION}console/signal/", acts.signal, name="console-signal"),
    path(f"{SESSION}console/conduct/", acts.conduct, name="console-conduct"),
    path(f"{SESSION}console/player/", players.player, name="console-player"),
    path(f"{SESSION}console/end/", acts.end, name="console-end"),
    path(f"{SESSION}console/pause/", acts.pause, name="console-pause"),
    path(f"{SESSION}console/extend/", acts.extend, name="console-extend"),
    path(f"{SESSION}console/cut/", acts.cut, name="console-cut"),
    path(f"{SESSION}console/undo/", acts.take_back, name="console-undo"),
    path(f"{SESSION}console/add/", console.add, name="console-add"),
    path(f"{SESSION}console/add-role/", acts.add_role, name="console-add-role"),
    path(f"{SESSION}console/poll/", questions.poll_open, name="poll-open"),
    path(f"{SESSION}console/poll/close/", questions.poll_close, name="poll-close"),
    path(f"{QUESTION}moderate/", questions.moderate, name="question-moderate"),
    path(f"{ASKED}give/", acts.give, name="console-give"),
    path(f"{ASKED}strike/", acts.strike, name="console-strike"),
    path(f"{ASKED}skip/", acts.skip, name="console-skip"),
    path(f"{ASKED}move/", acts.move, name="console-move"),
    path(f"{ASKED}hand-over/", acts.hand_over, name="console-hand-over"),
    path(f"{ASKED}interrupt/", acts.interrupt, name="console-interrupt"),
    path(f"{ASKED}resume/", acts.resume, name="console-resume"),
    path(f"{ASKED}end/", acts.end_paused, name="console-end-paused"),
    path(f"{ASKED}rule/", acts.rule_on, name="console-rule"),
    # captioners -----------------------------------------------------------------
    path(f"{SESSION}captions/", captions.captions, name="captions"),
    path(f"{SESSION}captions/<int:number>/", captions.correct, name="correct"),
]
