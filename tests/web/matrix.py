"""Who gets what at every address: the persona matrix.

A row says for a URL name what fills its address, and the status of a GET for each
persona. `nobody` is not signed in; `grace` is signed in and holds no role; `bo` wrote
the proposal and holds the badge; `ivo` types captions; `hana` keeps protocol; `lena`
decides on the category of `bo`, not on that of the press; the others hold their roles.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

PERSONAS = (
    "nobody",
    "grace",
    "bo",
    "chidi",
    "dolores",
    "emeka",
    "farid",
    "dalia",
    "ivo",
    "hana",
    "lena",
    "amina",
)
SECRETARIAT, CHAIR, REVIEWER, RAPPORTEUR = "amina", "emeka", "chidi", "dolores"
GATE, PROPOSER, CAPTIONER, PROTOCOL = "dalia", "bo", "ivo", "hana"
OFFICER = "lena"


@dataclass(frozen=True, slots=True)
class Row:
    """What everybody gets at one address.

    Parameters
    ----------
    gets : mapping
        Persona → status.
    filled : mapping
        Part of the address → name of the thing of the world that stands there, where
        the two differ.
    query : str
        What is asked behind the address; without it there would be nothing to tell.
    """

    gets: Mapping[str, int]
    filled: Mapping[str, str] = field(default_factory=dict)
    query: str = ""


def everybody(status: int = 200, **filled: str) -> Row:
    """Return a row where all get the same."""
    return Row(dict.fromkeys(PERSONAS, status), filled)


def known(status: int = 200, **filled: str) -> Row:
    """Return a row of a page for whoever is signed in."""
    return Row(dict.fromkeys(PERSONAS, status) | {"nobody": 302}, filled)


def only(*who: str, status: int = 200, others: int = 403, **filled: str) -> Row:
    """Return a row of a page that opens to some; strangers are sent to sign in."""
    gets = dict.fromkeys(PERSONAS, others) | dict.fromkeys(who, status)
    return Row(gets | {"nobody": 302}, filled)


def through(*who: str, others: int = 403, **filled: str) -> Row:
    """Return a row of the API that opens to some; strangers must bring a token."""
    gets = dict.fromkeys(PERSONAS, others) | dict.fromkeys(who, 200)
    return Row(gets | {"nobody": 401}, filled)


def act(**filled: str) -> Row:
    """Return a row of an address that takes POST alone, whoever asks."""
    return everybody(405, **filled)


def desk_act(*who: str, **filled: str) -> Row:
    """Return a row of an address behind a door that takes POST alone."""
    return only(*who, status=405, **filled)


ALL_KNOWN = tuple(name for name in PERSONAS if name != "nobody")

HOUSE = {
    "healthz": everybody(),
    "worker": everybody(),
    "api-missing": everybody(404),
}

API = {
    f"api-v1:{name}": row
    for name, row in {
        "openapi-json": everybody(),
        "api-root": everybody(404),
        "editions": everybody(),
        "edition": everybody(),
        "calls": everybody(),
        "proposals": through(SECRETARIAT, CHAIR, REVIEWER),
        "start": through(SECRETARIAT, CHAIR, REVIEWER),
        "my_proposals": through(*ALL_KNOWN),
        "proposal": through(PROPOSER, others=404),
        "amend": through(PROPOSER, others=404, code="proposal"),
        "submit": act(code="proposal"),
        "withdraw": act(code="proposal"),
        "accept": act(code="proposal"),
        "decline": act(code="proposal"),
        "wish_for_session": act(code="proposal"),
        "sessions": everybody(),
        "session": everybody(),
        "people": everybody(),
        "person": everybody(),
        "organizations": everybody(),
        "organization": everybody(),
        "releases": everybody(),
        "board_draft": through(PROTOCOL, SECRETARIAT),
        "board_places": through(PROTOCOL, SECRETARIAT, code="session"),
        "board_steps": through(SECRETARIAT),
        "session_of_draft": through(SECRETARIAT, code="session"),
        "session_added": act(),
        "session_amended": through(SECRETARIAT, code="session"),
        "place_session": act(),
        "take_session_out": act(),
        "swap_sessions": act(),
        "pin_session": act(),
        "cancel_session": act(),
        "reinstate_session": act(),
        "own_agenda": through(*ALL_KNOWN),
        "star_session": act(code="session"),
        "unstar_session": act(code="session"),
        "undo_step": act(),
        "redo_step": act(),
        "staff_sessions": act(),
        "staff_all": act(),
        "unreleased": through(SECRETARIAT),
        "release_draft": act(),
        "draft_costs": through(SECRETARIAT),
        "why_here": through(SECRETARIAT, code="session"),
        "why_there": Row(
            through(SECRETARIAT).gets, {"code": "session"}, "day=2026-06-10"
        ),
        "searches": through(SECRETARIAT),
        "ask_search": through(SECRETARIAT),
        "search": through(SECRETARIAT, number="run"),
        "stop_search": act(number="run"),
        "take_search": act(number="run"),
        "lift_change": act(number="run"),
        "interpretation_teams": through(SECRETARIAT),
        "set_interpretation_teams": through(SECRETARIAT),
        "interpretation_blocks": through(SECRETARIAT),
        "set_interpretation_blocks": through(SECRETARIAT),
        "session_demands": through(SECRETARIAT, code="session"),
        "set_session_demands": through(SECRETARIAT, code="session"),
        "session_orders": through(SECRETARIAT),
        "set_session_orders": act(code="session"),
        "set_series": act(),
        "planning_organizers": through(SECRETARIAT),
        "set_planning_organizers": through(SECRETARIAT),
        "planning_rules": through(SECRETARIAT),
        "set_planning_rules": through(SECRETARIAT),
        "room_closures": through(SECRETARIAT),
        "set_room_closures": through(SECRETARIAT),
        "availability": through(SECRETARIAT, code="person"),
        "set_availability": through(SECRETARIAT, code="person"),
        "categories": everybody(),
        "set_categories": everybody(),
        "zones": everybody(),
        "keep_zones": everybody(),
        "register": act(),
        "registration_form": everybody(),
        "own": through(PROPOSER, others=404),
        "check_in": act(),
        "withdraw_own": act(),
        "return_own": act(),
        "appeal_own": act(),
        "take_up_own": act(),
        "mandates": through(SECRETARIAT),
        "give_mandate": through(SECRETARIAT),
        "end_mandate": act(),
        "delegations": through(*ALL_KNOWN),
        "delegation_open": through(*ALL_KNOWN),
        "delegation": through("farid", SECRETARIAT, others=404, code="body"),
        "nominees": act(code="body"),
        "amend_nominee": act(code="nominee"),
        "drop_nominee": act(code="nominee"),
        "restore_nominee": act(code="nominee"),
        "confirm_nominees": act(code="body"),
        "preview_nominees": act(code="body"),
        "check_letter": act(code="body"),
        "own_interest": through(CAPTIONER, others=404),
        "file_interest": through(CAPTIONER, others=404),
        "interests_to_vet": through(*ALL_KNOWN),
        "answer_interest": act(code="interest of"),
        "queue": through(SECRETARIAT, OFFICER),
        "accredit": everybody(405),
        "refuse": everybody(405),
        "asking": through(SECRETARIAT, OFFICER, code="registration"),
        "turn_down": act(code="registration"),
        "revoke": act(code="registration"),
        "decide_appeal": act(code="registration"),
        "pools": through(SECRETARIAT),
        "set_pool": act(category="badge class", attendance="way of coming"),
        "lift_pool": act(category="badge class", attendance="way of coming"),
        "promote": act(),
        "vetting_rules": through(SECRETARIAT),
        "set_vetting_rule": act(category="badge class"),
        "ranks": everybody(),
        "high_level": through(PROTOCOL, SECRETARIAT),
        "protocol_clashes": through(PROTOCOL, SECRETARIAT),
        "seatings": through(PROTOCOL, SECRETARIAT),
        "seating_whole": through(PROTOCOL, SECRETARIAT, code="seating"),
        "move_seat": act(code="seating"),
        "take_scans": act(),
        "gate_snapshot": through(GATE, SECRETARIAT),
        "retention": through(SECRETARIAT),
        "cues": everybody(code="session"),
        "send_cues": everybody(code="session"),
        "request_floor": everybody(code="session"),
        "withdraw_floor": act(code="request"),
        "floor_request": through(PROPOSER, SECRETARIAT, code="request"),
        "floor": everybody(code="session"),
        "act_on_speaker": act(code="session"),
        "show_signal": act(code="session"),
        "react": act(code="session"),
        "session_documents": everybody(code="session"),
        "add_session_document": everybody(code="session"),
        "remove_session_document": act(code="session", document="paper of a session"),
        "act_on_request": act(code="request"),
        "offer_swap": act(code="request"),
        "hand_over": act(code="request"),
        "file_statement": act(code="request"),
        "asked": everybody(code="session"),
        "ask_question": everybody(code="session"),
        "vote_question": act(code="session"),
        "act_on_question": act(code="session"),
        "polls_held": everybody(code="session"),
        "open_poll": everybody(code="session"),
        "vote_poll": act(code="session", poll="question"),
        "close_poll": act(code="session", poll="question"),
        "be_present": act(code="session"),
        "own_presence": through(*ALL_KNOWN),
        "correct_cue": act(code="session"),
        "reports": everybody(),
        "report": everybody(),
        "begin_report": everybody(code="report"),
        "report_work": through(RAPPORTEUR, SECRETARIAT, code="report"),
        "keep_lines": act(code="report"),
        "set_report_tags": act(code="report"),
        "report_translation": through(
            RAPPORTEUR, SECRETARIAT, code="report", lang="tongue"
        ),
        "translate_report": through(
            RAPPORTEUR, SECRETARIAT, code="report", lang="tongue"
        ),
        "file_report": act(code="report"),
        "ask_speakers": act(code="report"),
        "asked_speakers": through(RAPPORTEUR, SECRETARIAT, code="report"),
        "return_report": act(code="report"),
        "reopen_report": act(code="report"),
        "set_correction_aside": act(code="report", line="words"),
        "clear_report": act(code="report"),
        "reports_board": through(SECRETARIAT, RAPPORTEUR),
        "remind_reports": act(),
        "report_rules": through(SECRETARIAT, RAPPORTEUR),
        "set_report_rules": through(SECRETARIAT, RAPPORTEUR),
        "report_template": through(SECRETARIAT, RAPPORTEUR, type="session_type"),
        "set_report_template": through(SECRETARIAT, RAPPORTEUR, type="session_type"),
        "quoted_words": everybody(401),
        "answer_words": everybody(401),
        "bring_records": act(),
        "unnamed_speakers": through(SECRETARIAT),
        "name_label": act(record="run"),
        "withdraw_record": act(record="run"),
        "correct_record": act(),
        "translate_record": act(),
        "proposals_heard": through(SECRETARIAT, RAPPORTEUR, CAPTIONER, code="session"),
        "put_right": through(SECRETARIAT, RAPPORTEUR, CAPTIONER, code="session"),
        "tags": through(SECRETARIAT, kind="tag kind", code="session"),
        "decide": through(SECRETARIAT, kind="tag kind", code="session"),
        "summary": everybody(),
        "issues": everybody(),
        "drafts": through(SECRETARIAT, CHAIR, RAPPORTEUR),
        "draft": through(SECRETARIAT, CHAIR, RAPPORTEUR, others=404),
        "sentence": through(SECRETARIAT, CHAIR, RAPPORTEUR, others=404, code="draft"),
        "edit": through(SECRETARIAT, CHAIR, RAPPORTEUR, others=404, code="draft"),
        "freeze": through(SECRETARIAT, CHAIR, RAPPORTEUR, others=404, code="draft"),
        "check": act(code="draft"),
        "override": act(code="draft"),
        "drop": act(code="draft"),
        "restore": act(code="draft"),
        "merge": act(code="draft"),
        "split": act(code="draft"),
        "move": act(code="draft"),
        "dissent": through(SECRETARIAT, CHAIR, RAPPORTEUR, others=404, code="draft"),
        "comment": act(code="draft"),
        "comments": through(SECRETARIAT, CHAIR, RAPPORTEUR, others=404, code="draft"),
        "settle": act(code="draft"),
        "versions": through(SECRETARIAT, CHAIR, RAPPORTEUR, others=404, code="draft"),
        "redline": through(SECRETARIAT, CHAIR, RAPPORTEUR, others=404, code="draft"),
        "left_out": through(SECRETARIAT, CHAIR, RAPPORTEUR, others=404, code="draft"),
        "take_in": act(code="draft"),
        "make_draft": through(SECRETARIAT, CHAIR, RAPPORTEUR),
        "draft_orders": through(SECRETARIAT, CHAIR),
        "order_draft": through(SECRETARIAT, CHAIR),
        "pass_draft": act(code="draft"),
        "give_draft_back": act(code="draft"),
        "find_places": act(code="draft"),
        "write_sentence": act(code="draft"),
        "reply_to_comment": act(code="draft"),
        "capital_report": Row(everybody().gets, query="countries=SN&lang=fr"),
        "capital_of_choice": everybody(token="choice"),
        "capital_choices": through(*ALL_KNOWN),
        "keep_capital_choice": through(*ALL_KNOWN),
        "forget_capital_choice": act(token="choice"),
        "figures": everybody(),
        "figure": everybody(key="figure"),
        "figure_releases": everybody(),
        "figure_release": everybody(number="released"),
        "figure_orders": through(SECRETARIAT),
        "order_figures": through(SECRETARIAT),
        "figure_order": through(SECRETARIAT, number="figure order"),
        "order_figures_again": act(number="figure order"),
        "highlights": everybody(),
        "initiatives": everybody(),
        "initiative": everybody(),
        "indicators": everybody(),
        "commitments": everybody(),
        "commitment": everybody(),
    }.items()
}

PARTICIPANT = {
    f"participant:{name}": row
    for name, row in {
        "sign-in": Row(dict.fromkeys(PERSONAS, 302) | {"nobody": 200}),
        "link-sent": everybody(),
        "sign-in-link": everybody(token="link"),
        "sign-out": act(),
        "join": everybody(),
        "join-confirm": everybody(token="joining"),
        "me": known(),
        "password": known(),
        "privacy": known(),
        "privacy-export": known(),
        "erase": known(),
        "consent": known(302),
        "organizations": known(),
        "proposals": known(),
        "proposal-new": known(),
        "proposal": only(PROPOSER, others=404),
        "proposal-withdraw": known(405, code="proposal"),
        "proposal-wishes": known(405, code="proposal"),
        "register": known(),
        "interest": Row(dict.fromkeys(PERSONAS, 200) | {"nobody": 302, PROPOSER: 302}),
        "register-step": known(302, number="step"),
        "others": known(),
        "other-new": known(category="class"),
        "document": only(PROPOSER, SECRETARIAT, OFFICER, others=404, code="upload"),
        "paper": only(PROPOSER, others=404, kind="paper_kind"),
        "photo": known(),
        "photo-picture": only(PROPOSER, others=404),
        "registration-appeal": known(302),
        "registration-take-up": known(302),
        "delegations": only(
            *(one for one in PERSONAS if one not in {"nobody", "farid", SECRETARIAT}),
            others=302,
        ),
        "delegation": only("farid", SECRETARIAT, others=404, code="body"),
        "delegation-import": only("farid", SECRETARIAT, others=404, code="body"),
        "delegation-pdf": only("farid", SECRETARIAT, others=404, code="body"),
        "nominee": only("farid", SECRETARIAT, others=404),
        "registration-withdraw": known(302),
        "registration-return": known(302),
        "badge": only(PROPOSER, others=409),
        "badge-code": only(PROPOSER, others=409),
        "initiative-new": known(),
        "progress": only("amina", code="commitment"),
    }.items()
}

VETTING = {
    f"vetting:{name}": row
    for name, row in {
        "queue": only(SECRETARIAT, OFFICER),
        "decide": only(SECRETARIAT, OFFICER, status=302),
        "alike": only(SECRETARIAT, OFFICER),
        "interests": only(SECRETARIAT, OFFICER),
        "interest": Row(
            dict.fromkeys(PERSONAS, 403)
            | {"nobody": 302, OFFICER: 200, SECRETARIAT: 200},
            {"code": "interest of"},
        ),
        "registration": Row(
            dict.fromkeys(PERSONAS, 403)
            | {"nobody": 302, OFFICER: 200, SECRETARIAT: 200},
            {"code": "registration"},
        ),
    }.items()
}

SECRETARIAT_DESK = {
    f"secretariat:{name}": row
    for name, row in {
        "home": only(SECRETARIAT),
        "proposals": only(SECRETARIAT, CHAIR, REVIEWER),
        "proposal": only(SECRETARIAT, CHAIR, REVIEWER, code="submitted"),
        "proposal-accept": desk_act(SECRETARIAT, code="submitted"),
        "proposal-decline": desk_act(SECRETARIAT, code="submitted"),
        "setup": only(SECRETARIAT),
        "setup-move": desk_act(SECRETARIAT),
        "setup-rule": desk_act(SECRETARIAT),
        "setup-facts": only(SECRETARIAT),
        "setup-hosts": only(SECRETARIAT),
        "setup-calendar": only(SECRETARIAT),
        "setup-places": only(SECRETARIAT),
        "setup-venue-new": only(SECRETARIAT),
        "setup-venue": only(SECRETARIAT),
        "setup-venue-drop": desk_act(SECRETARIAT),
        "setup-themes": only(SECRETARIAT),
        "setup-types": only(SECRETARIAT),
        "setup-categories": only(SECRETARIAT),
        "setup-zones": only(SECRETARIAT),
        "setup-call": only(SECRETARIAT),
        "setup-people": only(SECRETARIAT),
        "setup-revoke": desk_act(SECRETARIAT),
        "programme": only(SECRETARIAT),
        "session-new": only(SECRETARIAT),
        "session-edit": only(SECRETARIAT, code="session"),
        "release": desk_act(SECRETARIAT),
        "placement": only(SECRETARIAT, code="session"),
        "unplace": desk_act(SECRETARIAT, code="session"),
        "session-cancel": desk_act(SECRETARIAT, code="session"),
        "session-reinstate": desk_act(SECRETARIAT, code="session"),
        "session-rule": desk_act(SECRETARIAT, code="session"),
        "session-demands": only(SECRETARIAT, code="session"),
        "planning-rules": only(SECRETARIAT),
        "planning-ways": only(SECRETARIAT),
        "planning-series": only(SECRETARIAT),
        "planning-order-drop": desk_act(SECRETARIAT),
        "planning-bodies": only(SECRETARIAT),
        "board": only(SECRETARIAT),
        "board-people": only(SECRETARIAT, PROTOCOL),
        "board-person": only(SECRETARIAT, code="person"),
        "timetables": only(SECRETARIAT),
        "board-why": only(SECRETARIAT),
        "board-costs": only(SECRETARIAT, code="session"),
        "board-changes": only(SECRETARIAT),
        "board-change-take": desk_act(SECRETARIAT, number="run"),
        "board-change-lift": desk_act(SECRETARIAT, number="run"),
        "timetable-take": desk_act(SECRETARIAT, number="run"),
        "timetable-stop": desk_act(SECRETARIAT, number="run"),
        "board-protocol": only(SECRETARIAT, PROTOCOL),
        "board-booths": only(SECRETARIAT),
        "board-teams": only(SECRETARIAT),
        "board-teams-import": desk_act(SECRETARIAT),
        "board-blocks": desk_act(SECRETARIAT),
        "board-staff": desk_act(SECRETARIAT),
        "programme-import": only(SECRETARIAT),
        "board-targets": only(SECRETARIAT, code="session"),
        **{
            f"board-{name}": desk_act(SECRETARIAT)
            for name in ("move", "swap", "pin", "unpin", "take-out", "undo", "redo")
        },
        "registrations-agreed": only(SECRETARIAT, use="consent_use"),
        "delegations": only(SECRETARIAT),
        "pools": only(SECRETARIAT),
        "retention": only(SECRETARIAT),
        "questions": only(SECRETARIAT),
        "figures": only(SECRETARIAT),
        "figure-new": only(SECRETARIAT),
        "figure-edit": only(SECRETARIAT, key="figure"),
        "figures-again": act(number="figure order"),
        "question": only(SECRETARIAT, key="question_key"),
        "initiatives": only(SECRETARIAT),
        "announcements": only(SECRETARIAT),
        "commitment-new": only(SECRETARIAT),
        "next-edition": only(SECRETARIAT),
        "reports": only(SECRETARIAT, RAPPORTEUR),
        "reports-remind": act(),
        "reports-order": act(),
        "report-rules": only(SECRETARIAT),
        "report-template": only(SECRETARIAT, type="session_type"),
        "records": only(SECRETARIAT),
        "records-import": only(SECRETARIAT),
        "record-name": act(),
        "record-withdraw": act(),
        "report-clear": act(code="report"),
        "report-return": act(code="report"),
        "report-reopen": act(code="report"),
        "outbox": only(SECRETARIAT),
        "outbox-approve": desk_act(SECRETARIAT),
        "message": only(SECRETARIAT, pk="message"),
        "message-approve": desk_act(SECRETARIAT, pk="message"),
        "message-discard": desk_act(SECRETARIAT, pk="message"),
        "journal": only(SECRETARIAT),
    }.items()
}

PROTOCOL_DESK = {
    f"protocol:{name}": row
    for name, row in {
        **{
            name: only(PROTOCOL, SECRETARIAT)
            for name in (
                *("desk", "clashes", "ranks", "ranks-file", "dignitary-new"),
                *("gather", "list-import", "list-file", "seatings"),
            )
        },
        **{
            name: only(PROTOCOL, SECRETARIAT, code="seating")
            for name in ("seating", "seating-pdf", "cards-pdf")
        },
        "dignitary": only(PROTOCOL, SECRETARIAT),
        "dignitary-notes": desk_act(PROTOCOL, code="dignitary"),
        # the dignitary's own account and who answers see it too: tests/web/protocol
        "sheet": only(PROTOCOL, SECRETARIAT, others=404, code="dignitary"),
        "sheet-pdf": only(PROTOCOL, SECRETARIAT, others=404, code="dignitary"),
    }.items()
}

DRAFTING = {
    f"drafting:{name}": row
    for name, row in {
        "desk": only(CHAIR, SECRETARIAT, RAPPORTEUR),
        "draft-new": act(),
        "draft": only(CHAIR, SECRETARIAT, RAPPORTEUR),
        "draft-pass": act(code="draft"),
        "corrigendum": only(CHAIR, code="issued"),
        "draft-give-back": act(code="draft"),
        "versions": only(CHAIR, SECRETARIAT, RAPPORTEUR, code="draft"),
        "version-freeze": act(code="draft"),
        "comments": only(CHAIR, SECRETARIAT, RAPPORTEUR, code="draft"),
        "comments-csv": only(CHAIR, SECRETARIAT, RAPPORTEUR, code="draft"),
        "comment-reply": act(code="draft"),
        "comment-settle": act(code="draft"),
        "draft-sign": act(code="draft"),
        "draft-issue": act(code="draft"),
        "sentence-edit": act(code="draft"),
        "sentence-check": act(code="draft"),
        "sentence-merge-check": act(code="draft"),
        "sentence-split-check": act(code="draft"),
        "sentence-override": act(code="draft"),
        "sentence-judge": act(code="draft"),
        "sentence-put-back": act(code="draft"),
        "sentence-drop": act(code="draft"),
        "sentence-restore": act(code="draft"),
        "left-out": only(CHAIR, SECRETARIAT, RAPPORTEUR, code="draft"),
        "draft-order": act(),
        "draft-made": only(CHAIR, SECRETARIAT, RAPPORTEUR, code="draft"),
        "draft-write": only(CHAIR, SECRETARIAT, code="draft"),
        "draft-write-check": act(code="draft"),
        "point-take-in": act(code="draft"),
        "sentence-dissent": only(CHAIR, SECRETARIAT, RAPPORTEUR, code="draft"),
        "sentence-merge": act(code="draft"),
        "sentence-split": act(code="draft"),
        "sentence-move": act(code="draft"),
        "sentence-comment": act(code="draft"),
        "sentence-typing": act(code="draft"),
        "report": only(RAPPORTEUR, SECRETARIAT, code="session"),
        "records": only(SECRETARIAT, code="session"),
        "records-import": only(SECRETARIAT, code="session"),
        "record-name": act(code="session"),
        "record-withdraw": act(code="session"),
        "report-draft": act(code="session"),
        "report-begin": act(code="session"),
        "report-file": act(code="session"),
        "quote-aside": act(code="quoted", asked="quote"),
        "report-in": only(RAPPORTEUR, SECRETARIAT, code="report", lang="tongue"),
        "quotes": everybody(code="quoted", token="words"),
        "glossary": only(RAPPORTEUR, SECRETARIAT, CAPTIONER, code="session"),
        "glossary-decide": act(code="session"),
        "tags": only(SECRETARIAT, kind="tag kind"),
        "tag": only(SECRETARIAT, kind="tag kind", code="session"),
        "tag-decide": act(kind="tag kind", code="session"),
    }.items()
}

FLOOR = {
    f"floor:{name}": row
    for name, row in {
        "live": everybody(code="session"),
        "wall": everybody(code="session"),
        "documents": only(SECRETARIAT, code="sitting"),
        "document": everybody(code="sitting", document="paper of a session"),
        "document-drop": known(302, code="sitting", document="paper of a session"),
        "everywhere": everybody(),
        "captions-vtt": everybody(code="session"),
        "debate": everybody(code="session"),
        "question-ask": known(302, code="sitting"),
        "question-vote": known(302, code="sitting"),
        "question-reply": everybody(code="sitting"),
        "poll-vote": known(302, code="sitting"),
        "be-present": known(302, code="sitting"),
        "react": known(302, code="sitting"),
        "question-moderate": only(SECRETARIAT, status=302, code="sitting"),
        "poll-open": only(SECRETARIAT, status=302, code="sitting"),
        "poll-close": only(SECRETARIAT, status=302, code="sitting"),
        "console-player": only(SECRETARIAT, code="sitting"),
        "seat": Row(
            dict.fromkeys(PERSONAS, 302) | {"nobody": 200}, {"code": "session"}
        ),
        "here": everybody(302),
        "here-code": everybody(),
        "door": everybody(),
        "ask": known(302, code="sitting"),
        "withdraw": known(302, code="sitting", asked="request"),
        "swap": known(302, code="sitting", asked="request"),
        "hand-over": known(302, code="sitting", asked="request"),
        "write": only(PROPOSER, SECRETARIAT, code="sitting", asked="request"),
        "console": only(SECRETARIAT, code="sitting"),
        "console-conduct": only(SECRETARIAT, code="sitting"),
        "console-add": only(SECRETARIAT, code="sitting"),
        **{
            f"console-{name}": only(SECRETARIAT, status=302, code="sitting")
            for name in (
                "open",
                "close",
                "list",
                "time",
                "end",
                "pause",
                "extend",
                "cut",
                "undo",
                "signal",
                "add-role",
            )
        },
        **{
            f"console-{name}": only(
                SECRETARIAT, status=302, code="sitting", asked="request"
            )
            for name in (
                "give",
                "strike",
                "skip",
                "move",
                "hand-over",
                "interrupt",
                "resume",
                "end-paused",
                "rule",
            )
        },
        "captions": only(CAPTIONER, SECRETARIAT, code="sitting"),
        "correct": known(302, code="sitting"),
    }.items()
}

MACHINES = {
    f"intake:{name}": row
    for name, row in {
        "captions": act(code="sitting"),
        "audio": act(code="sitting"),
        "seq": everybody(403, code="sitting"),  # it takes a key, not a person
        "cues": everybody(code="sitting"),
    }.items()
}

AT_THE_GATE = {
    f"gate:{name}": row
    for name, row in {
        "gate": only(GATE, SECRETARIAT),
        "app": only(GATE, SECRETARIAT),
        "worker": only(GATE, SECRETARIAT),
        "manifest": only(GATE, SECRETARIAT),
        "desk": only(GATE, SECRETARIAT),
        "lost": desk_act(GATE, SECRETARIAT),
        "photo": only(GATE, SECRETARIAT),
        "badge-pdf": only(GATE, SECRETARIAT),
        "badges-pdf": only(SECRETARIAT),
    }.items()
}

PUBLIC = {
    f"public:{name}": row
    for name, row in {
        "home": everybody(),
        "theme": act(),
        "verify": everybody(),
        "verified": everybody(code="paper"),
        "gallery": everybody(404),  # for who works on the pages: PALABRE_DEBUG=1
        "series": everybody(),
        "summit": everybody(),
        "accent": everybody(),
        "programme": everybody(),
        "releases": everybody(),
        "programme-text": everybody(),
        "programme-xlsx": everybody(),
        "programme-pdf": everybody(),
        "manifest": everybody(),
        "doors": everybody(),
        "door": everybody(),
        "agenda": everybody(),
        "agenda-shared": everybody(token="agenda"),
        "agenda-feed": everybody(token="agenda"),
        "star": act(code="session"),
        "now": everybody(),
        "session": everybody(),
        "session-calendar": everybody(code="session"),
        "programme-ics": everybody(),
        "programme-xml": everybody(),
        "programme-json": everybody(),
        "programme-csv": everybody(),
        "people": everybody(),
        "organizations": everybody(),
        "countries": everybody(),
        "person": everybody(),
        "organization": everybody(),
        "country": everybody(),
        "search": everybody(),
        "call": everybody(),
        "outcomes": everybody(),
        "summary": everybody(),
        "summary-pdf": everybody(),
        "summary-json": everybody(),
        "summary-manifest": everybody(),
        "summary-schema": everybody(),
        "issue": everybody(document="symbol"),
        "issue-json": everybody(document="symbol"),
        "issue-pdf": everybody(document="symbol"),
        "issue-manifest": everybody(document="symbol"),
        "issue-signed": everybody(document="symbol"),
        "issue-version": everybody(document="symbol", number="as issued"),
        "issue-corrigenda": everybody(document="symbol"),
        "issue-cite": everybody(document="symbol"),
        "summary-file": everybody(),
        "papers": everybody(),
        "capital": everybody(),
        "capital-file": Row(everybody().gets, query="country=SN"),
        "capital-keep": everybody(302),
        "capital-kept": everybody(token="choice"),
        "capital-kept-file": everybody(token="choice"),
        "capital-forget": everybody(302, token="choice"),
        "paper": everybody(),
        "paper-file": everybody(),
        "report-file": everybody(code="report"),
        "report": everybody(),
        "transcript": everybody(code="session"),
        "highlights": everybody(),
        "figures": everybody(),
        "figure": everybody(key="figure"),
        "figure-rows": only(SECRETARIAT, key="figure"),
        "figure-file": everybody(key="figure", ending="figure_ending"),
        "figure-chart": everybody(key="figure", by="split"),
        "figure-embed": everybody(key="figure"),
        "figure-releases": everybody(),
        "figure-release": everybody(number="released"),
        "figure-release-json": everybody(number="released"),
        "participants": everybody(),
        "stocktaking": everybody(),
        "initiative": everybody(),
        "commitments": everybody(),
        "commitment": everybody(),
    }.items()
}

MATRIX: dict[str, Row] = {
    **HOUSE,
    **API,
    **PARTICIPANT,
    **VETTING,
    **SECRETARIAT_DESK,
    **PROTOCOL_DESK,
    **DRAFTING,
    **FLOOR,
    **MACHINES,
    **AT_THE_GATE,
    **PUBLIC,
}
