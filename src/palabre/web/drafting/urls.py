"""Addresses of the drafting pages: the Chair's desk and the rapporteur's."""

from django.urls import path

from palabre.web.drafting import (
    comments,
    corrigenda,
    desk,
    glossary,
    making,
    points,
    quotes,
    records,
    reports,
    sentences,
    tags,
    translating,
    versions,
    writing,
)

app_name = "drafting"
DESK = "<slug:summit>/chair/"
DRAFT = f"{DESK}<slug:code>/"
SENTENCE = f"{DRAFT}sentences/<str:sentence>/"
TAGS = "<slug:summit>/tags/<slug:kind>/"
GLOSSARY = "<slug:summit>/sessions/<str:code>/glossary/"
REPORT = "<slug:summit>/sessions/<str:code>/report/"
RECORDS = "<slug:summit>/sessions/<str:code>/records/"
urlpatterns = [
    # the Chair's desk -----------------------------------------------------------
    path(DESK, desk.desk, name="desk"),
    path(f"{DESK}drafts/new/", desk.draft_new, name="draft-new"),
    path(f"{DESK}drafts/order/", desk.draft_order, name="draft-order"),
    path(DRAFT, desk.draft, name="draft"),
    path(f"{DRAFT}made/", making.made, name="draft-made"),
    path(f"{DRAFT}sign/", desk.sign, name="draft-sign"),
    path(f"{DRAFT}issue/", desk.issue, name="draft-issue"),
    path(f"{DRAFT}corrigendum/", corrigenda.corrigendum, name="corrigendum"),
    path(f"{DRAFT}pass/", desk.pass_on, name="draft-pass"),
    path(f"{DRAFT}give-back/", desk.give_back, name="draft-give-back"),
    path(f"{DRAFT}versions/", versions.versions, name="versions"),
    path(f"{DRAFT}versions/freeze/", versions.freeze, name="version-freeze"),
    path(f"{DRAFT}comments/", comments.comments, name="comments"),
    path(f"{DRAFT}comments.csv", comments.comments_csv, name="comments-csv"),
    path(
        f"{DRAFT}comments/<slug:comment>/reply/",
        comments.reply,
        name="comment-reply",
    ),
    path(
        f"{DRAFT}comments/<slug:comment>/settle/",
        comments.settle,
        name="comment-settle",
    ),
    path(f"{DRAFT}write/", writing.write, name="draft-write"),
    path(f"{DRAFT}write/check/", writing.write_check, name="draft-write-check"),
    path(f"{DRAFT}left-out/", points.left_out, name="left-out"),
    path(f"{DRAFT}left-out/<str:point>/take-in/", points.take_in, name="point-take-in"),
    path(f"{SENTENCE}dissent/", points.dissent, name="sentence-dissent"),
    path(f"{SENTENCE}edit/", sentences.edit, name="sentence-edit"),
    path(f"{SENTENCE}check/", sentences.check, name="sentence-check"),
    path(f"{SENTENCE}merge/check/", sentences.check_merge, name="sentence-merge-check"),
    path(f"{SENTENCE}split/check/", sentences.check_split, name="sentence-split-check"),
    path(f"{SENTENCE}override/", sentences.override, name="sentence-override"),
    path(f"{SENTENCE}judge/", sentences.judge, name="sentence-judge"),
    path(f"{SENTENCE}put-back/", sentences.put_back, name="sentence-put-back"),
    path(f"{SENTENCE}drop/", sentences.drop, name="sentence-drop"),
    path(f"{SENTENCE}restore/", sentences.restore, name="sentence-restore"),
    path(f"{SENTENCE}merge/", sentences.merge, name="sentence-merge"),
    path(f"{SENTENCE}split/", sentences.split, name="sentence-split"),
    path(f"{SENTENCE}move/", sentences.move, name="sentence-move"),
    path(f"{SENTENCE}comment/", sentences.comment, name="sentence-comment"),
    path(f"{SENTENCE}typing/", sentences.typing, name="sentence-typing"),
    # the rapporteur -------------------------------------------------------------
    path(f"{REPORT}edit/", reports.report, name="report"),
    path(f"{REPORT}draft/", reports.draft_new, name="report-draft"),
    path(f"{REPORT}begin/", reports.begin, name="report-begin"),
    path(f"{REPORT}file/", reports.file, name="report-file"),
    path(f"{REPORT}asked/<int:asked>/aside/", reports.quote_aside, name="quote-aside"),
    path(f"{REPORT}in/<slug:lang>/", translating.translation, name="report-in"),
    path(RECORDS, records.records, name="records"),
    path(f"{RECORDS}import/", records.records_import, name="records-import"),
    path(f"{RECORDS}name/", records.name, name="record-name"),
    path(f"{RECORDS}withdraw/", records.withdraw, name="record-withdraw"),
    # a speaker, by a sealed link ------------------------------------------------
    path(f"{REPORT}words/<str:token>/", quotes.quotes, name="quotes"),
    # the glossary ---------------------------------------------------------------
    path(GLOSSARY, glossary.glossary, name="glossary"),
    path(f"{GLOSSARY}decide/", glossary.decide, name="glossary-decide"),
    # suggested tags -------------------------------------------------------------
    path(TAGS, tags.tags, name="tags"),
    path(f"{TAGS}<str:code>/", tags.tag, name="tag"),
    path(f"{TAGS}<str:code>/decide/", tags.decide, name="tag-decide"),
]
