"""Model fields that more than one stage needs."""

import functools
import json
from typing import Any

from django.db import models

from palabre.kernel.languages import Text


class TextField(models.JSONField):
    """A text in several languages (`kernel.languages.Text`), stored as JSON."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", Text)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        """Describe the field for migrations."""
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("default", None)
        kwargs.pop("blank", None)
        return name, path, args, kwargs

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Text:
        """Return the kernel's value."""
        if isinstance(value, str):
            return _text_in(value)
        return Text.from_json(super().from_db_value(value, expression, connection))

    def to_python(self, value: Any) -> Text:
        """Return the kernel's value from what a form or a fixture holds."""
        return value if isinstance(value, Text) else Text.from_json(value)

    def get_prep_value(self, value: Any) -> Any:
        """Return what the database keeps."""
        return super().get_prep_value(self.to_python(value).to_json())

    def value_to_string(self, obj: models.Model) -> Any:
        """Return the JSON form for dumps."""
        return self.value_from_object(obj).to_json()


@functools.lru_cache(maxsize=2048)
def _text_in(kept: str) -> Text:
    """Return a text from its JSON; names of editions and classes are read very often."""
    return Text.from_json(json.loads(kept))
