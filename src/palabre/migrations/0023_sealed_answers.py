"""Answers and drafts sealed: a column beside the open one, filled from it."""

from django.db import migrations

import palabre.stages.sealed_fields

HOLDING = ("AnswerSheet", "RegistrationDraft")


def seal(apps, _editor):
    """Seal what lies open."""
    for name in HOLDING:
        model = apps.get_model("palabre", name)
        for one in model.objects.order_by("pk").iterator():
            one.sealed = one.answers
            one.save(update_fields=["sealed"])


def open_again(apps, _editor):
    """Go back to the open column."""
    for name in HOLDING:
        model = apps.get_model("palabre", name)
        for one in model.objects.order_by("pk").iterator():
            one.answers = one.sealed
            one.save(update_fields=["answers"])


class Migration(migrations.Migration):
    dependencies = [("palabre", "0022_registration_surrogate")]

    operations = [
        *(
            migrations.AddField(
                model_name=name.lower(),
                name="sealed",
                field=palabre.stages.sealed_fields.SealedField(default=dict),
            )
            for name in HOLDING
        ),
        migrations.RunPython(seal, open_again),
    ]
