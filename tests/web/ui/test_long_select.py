"""A long list to choose from is written as the stock one is."""

import pytest
from django import forms
from django.test.html import parse_html

from palabre.web.ui.long_select import LongSelect

LANDS = [("", "—"), ("KE", "Kenya"), ("CI", "Côte d’Ivoire <&>")]


@pytest.mark.parametrize("value", [None, "", "KE", "XX"])
@pytest.mark.parametrize("is_required", [True, False])
def test_it_reads_as_the_stock_list(value, is_required):
    told = {"choices": LANDS, "required": is_required, "help_text": "Where from"}
    stock = forms.Form({"land": value} if value is not None else None)
    stock.fields["land"] = forms.ChoiceField(**told)
    ours = forms.Form({"land": value} if value is not None else None)
    ours.fields["land"] = forms.ChoiceField(widget=LongSelect, **told)

    assert parse_html(str(ours["land"])) == parse_html(str(stock["land"]))
