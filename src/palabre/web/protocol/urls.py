"""Addresses of protocol's pages."""

from django.urls import path

from palabre.web.protocol import desk, dignitaries, files, ranks, seatings, sheets

app_name = "protocol"
HERE = "<slug:summit>/protocol/"
LIST = f"{HERE}list/"
ONE = f"{LIST}<str:code>/"
SEATING = f"{HERE}seating/"
urlpatterns = [
    path(HERE, desk.desk, name="desk"),
    path(f"{HERE}clashes/", desk.clash_list, name="clashes"),
    path(f"{HERE}ranks/", ranks.ranks, name="ranks"),
    path(f"{HERE}ranks/file/", ranks.ranks_export, name="ranks-file"),
    path(f"{LIST}new/", dignitaries.dignitary_new, name="dignitary-new"),
    path(f"{LIST}proposed/", desk.gather, name="gather"),
    path(f"{LIST}import/", files.list_import, name="list-import"),
    path(f"{LIST}file/", files.list_export, name="list-file"),
    path(ONE, dignitaries.dignitary, name="dignitary"),
    path(f"{ONE}notes/", dignitaries.dignitary_notes, name="dignitary-notes"),
    path(f"{ONE}sheet/", sheets.sheet, name="sheet"),
    path(f"{ONE}sheet.pdf", sheets.sheet_pdf, name="sheet-pdf"),
    path(SEATING, seatings.seatings, name="seatings"),
    path(f"{SEATING}<str:code>/", seatings.seating_page, name="seating"),
    path(f"{SEATING}<str:code>/plan.pdf", seatings.seating_pdf, name="seating-pdf"),
    path(f"{SEATING}<str:code>/cards.pdf", seatings.cards_pdf, name="cards-pdf"),
]
