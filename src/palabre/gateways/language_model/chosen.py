"""The language model that the operator's settings name, if any."""

from django.conf import settings

from palabre.gateways.language_model.chat import ChatModel


def model_at_hand() -> ChatModel | None:
    """Return the operator's model; None where none is set."""
    if not (settings.MODEL_URL and settings.MODEL):
        return None
    return ChatModel(settings.MODEL_URL, settings.MODEL, settings.MODEL_API_KEY)
