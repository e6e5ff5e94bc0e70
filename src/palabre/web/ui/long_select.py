"""A list to choose from that is long: written at once, not option by option.

The stock widget renders a template for each option; for all the countries that was
two thirds of what the registration form cost.
"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe


class LongSelect(forms.Select):
    """A list of one level, as the stock widget writes it."""

    def render(
        self,
        name: str,
        value: Any,
        attrs: Mapping[str, Any] | None = None,
        renderer: object = None,  # noqa: ARG002 - the stock widget's signature
    ) -> SafeString:
        """Return the list with what is chosen marked."""
        chosen = set(self.format_value(value))
        told = self.build_attrs(self.attrs, {**(attrs or {}), "name": name})
        if self.use_required_attribute(value) and self.is_required:
            told["required"] = True
        options = "".join(
            f'<option value="{escape(one)}"{" selected" * (str(one) in chosen)}>'
            f"{escape(label)}</option>"
            for one, label in self.choices
        )
        return mark_safe(f"<select{flatatt(told)}>{options}</select>")  # noqa: S308
