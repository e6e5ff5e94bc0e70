import make
import make_reports
import pytest

from palabre.kernel.refusals import Refused
from palabre.workflows.draft_session_report import draft_session_report
from palabre.workflows.keep_rule import keep_rule

pytestmark = pytest.mark.django_db


def drafted(session, by=make.LOADER):
    return draft_session_report(session, by=by, at=make_reports.AFTER)


def test_every_line_rests_on_exact_words():
    session = make_reports.heard(make.summit())

    report = drafted(session)

    lines = list(report.lines.select_related("intervention"))
    assert lines
    assert all(
        line.intervention.text[line.start : line.end] == line.quote for line in lines
    )
    assert all(line.is_machine for line in lines)
    assert report.rapporteur.name == "Dolores Aguirre"


def test_french_session_gets_a_french_report():
    summit = make.summit()
    session = make_reports.wells(summit)
    make_reports.imported(summit, ("WEL-01.txt", make_reports.PUITS))

    assert drafted(session).lang == "fr"


def test_nothing_is_drafted_from_nothing_nor_twice_nor_by_strangers():
    summit = make.summit()
    session = make_reports.wells(summit)

    with pytest.raises(Refused, match="nothing-to-draft"):
        drafted(session)
    with pytest.raises(Refused, match="not-allowed"):
        drafted(session, by=make.actor(make.person()))
    make_reports.imported(summit, ("WEL-01.vtt", make_reports.WELLS))
    drafted(session)
    with pytest.raises(Refused, match="report-exists"):
        drafted(session)


SAID = {
    "ru": (
        "Сегодня в трёх областях работают 412 сельских колодцев, и воду проверяют школы.",
        "Следует публиковать стоимость каждого колодца на местных языках.",
        "Мы столкнулись с трудностями: не хватает запасных частей для насосов.",
    ),
    "zh": (
        "今天三个省有四百一十二口农村水井，学校负责检查水质。",
        "应当用当地语言公布每口水井的费用。",
        "我们面临的挑战是水泵缺乏备用零件，村民等待很久。",
    ),
    "ar": (
        "تعمل اليوم في ثلاث ولايات أربعمائة واثنتا عشرة بئرا وتفحص المدارس المياه.",
        "ينبغي نشر كلفة كل بئر باللغات المحلية وبمشاركة المدارس.",
        "التحدي الأكبر هو نقص قطع الغيار للمضخات في القرى.",
    ),
}
FRAMES = {
    "ru": "Представителем гражданского общества было сказано: «{}»",
    "zh": "一位来自民间社会的发言者说：“{}”",
    "ar": "ورد على لسان متحدث من المجتمع المدني: «{}»",
}


@pytest.mark.parametrize("lang", ["ar", "ru", "zh"])
def test_session_in_another_language_is_laid_out_in_its_own(lang):
    summit = make.summit()
    session = make_reports.wells(summit)
    gap = "" if lang == "zh" else " "
    spoken = f">> AÏSSATOU NDIAYE: {gap.join(SAID[lang])}\n"
    make_reports.imported(summit, ("WEL-01.txt", spoken))

    report = drafted(session)

    lines = list(report.lines.exclude(kind="quotation").order_by("position"))
    frame = FRAMES[lang]
    told = {line.kind: line.text for line in lines}
    assert report.lang == lang
    assert told == {
        "key-issue": frame.format(SAID[lang][0]),
        "way-forward": frame.format(SAID[lang][1]),
        "challenge": frame.format(SAID[lang][2]),
    }
    assert all(
        line.intervention.text[line.start : line.end] == line.quote for line in lines
    )
    (quoted,) = report.lines.filter(kind="quotation")
    assert quoted.text in SAID[lang]


SUMMED_UP = """WEBVTT

00:00:01.000 --> 00:00:40.000
<v Aïssatou Ndiaye>The village councils repaired 41 wells last year without outside help.</v>

00:00:40.000 --> 00:01:20.000
<v Rajesh Pillai>Everybody here agrees that the councils should pay for every pump.</v>

00:01:20.000 --> 00:02:00.000
<v Bo Lindqvist>There is agreement on a common list of pumps, and on yearly repairs.</v>

00:02:00.000 --> 00:02:40.000
<v Dolores Aguirre>For the report, there was no agreement on who pays for the pumps.</v>
"""


@pytest.mark.parametrize("holds", [False, True])
def test_the_room_is_spoken_for_by_those_who_lead_or_report(holds):
    session = make_reports.wells(make.summit())
    session = keep_rule(session, holds=holds, by=make.LOADER, at=make.NOON)
    make_reports.imported(session.summit, ("WEL-01.vtt", SUMMED_UP))

    report = drafted(session)

    told = dict(report.lines.exclude(kind="quotation").values_list("kind", "text"))
    assert told["consensus"] == (
        "The moderator noted that there was agreement on a common list of pumps, and on "
        "yearly repairs."
    )
    if not holds:
        assert told["no-consensus"] == (
            "The rapporteur noted that there was no agreement on who paid for the pumps."
        )
