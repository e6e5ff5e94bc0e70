"""Nobody is offered a page that they may not open."""

import re

import cast
import pytest

from palabre.stages.people.models import Account

HERE = "/en/hamlet-2026/"
LINK = re.compile(r'<a [^>]*href="(/en/[^"#]*)"')
STARTS = {
    "hana": (
        *("", "protocol/", "protocol/ranks/", "protocol/seatings/"),
        *("secretariat/board/people/", "secretariat/board/protocol/"),
    ),
    "lena": ("", "vetting/", "vetting/alike/", "vetting/?state=all"),
    "dalia": ("", "gate/", "gate/desk/"),
    "chidi": ("", "secretariat/proposals/"),
    "farid": ("", "delegations/"),
    "bo": ("", "register/"),
}


@pytest.mark.parametrize("persona", sorted(STARTS))
def test_no_link_leads_to_a_closed_door(persona, facts):
    client = cast.client(Account.objects.get(email=cast.CAST[persona].email))
    offered = {
        link.replace("&amp;", "&")
        for start in STARTS[persona]
        for link in LINK.findall(
            client.get(f"{HERE}{start}", follow=True).content.decode()
        )
        if link.startswith(HERE) and "/programme" not in link
    }

    closed = sorted(one for one in offered if client.get(one).status_code == 403)

    assert offered
    assert closed == []
