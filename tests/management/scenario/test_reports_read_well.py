"""What the forum's rapporteurs file reads well: figures in figures, tenses that fit."""

import re
import tomllib

import pytest
import worlds

LISTS = (
    "key_takeaways",
    "key_issues",
    "achievements",
    "challenges",
    "trends",
    "way_forward",
    "consensus",
    "no_consensus",
    "announcements",
)
SHARE_IN_WORDS = re.compile(r"\b(?!(?:per|pour)\b)[a-zé]+ (?:per|pour) cent\b")
PAST_SINCE = re.compile(r"^(?!.*\b(?:has|have|had)\b).* since (?:19|20)\d\d\b")
SOME_DAY = re.compile(
    r"\b(?:last|next|this) (?:season|year|month|week)\b|\b(?:years|months|weeks) ago\b"
    r"|\b(?:saison|année) (?:dernière|prochaine)\b|\bil y a [a-z]+ (?:ans|mois)\b"
)
TOLD_NOW = re.compile(
    r"\b(?:reported|stated|warned|noted|observed) that [^,.]* (?:is|are|keeps?|uses?|"
    r"handles|protect|appear|circulate|doubles)\b"
)
BARE_BODY = re.compile(
    r"^(?!The )(?:[A-Z][\w']+ )+(?:Union|Cooperative|Exchange|Agency|Centre|Archive|"
    r"Workshop|Collective|Trust) (?:announced|received|committed)\b"
)
FAULTS = {
    "a share in words": SHARE_IN_WORDS,
    "a past that lasts": PAST_SINCE,
    "a day without a date": SOME_DAY,
    "what was told, as if now": TOLD_NOW,
    "a body without its article": BARE_BODY,
}


def filed():
    """Return every line of every report, and its translations."""
    reports = [
        session["report"]
        for path in sorted(worlds.SCENARIOS.glob("forum/sessions/*.toml"))
        for session in tomllib.loads(path.read_text(encoding="utf-8"))["session"]
        if "report" in session
    ]
    told = [*reports, *(t for one in reports for t in one["translations"].values())]
    return [line for one in told for kind in LISTS for line in one.get(kind, ())]


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_no_line_of_a_report_has_what_an_editor_strikes(fault):
    lines = filed()

    assert len(lines) > 2_000
    assert [line for line in lines if fault.search(line)] == []


def test_what_several_sessions_ask_for_is_asked_in_the_same_words():
    asked = [line for line in filed() if line.startswith("The Compact and the Action")]

    assert len(asked) == 3
    assert len(set(asked)) == 1
