"""The open column of answers goes; the sealed one takes its name."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("palabre", "0023_sealed_answers")]

    operations = [
        operation
        for name in ("answersheet", "registrationdraft")
        for operation in (
            migrations.RemoveField(model_name=name, name="answers"),
            migrations.RenameField(
                model_name=name, old_name="sealed", new_name="answers"
            ),
        )
    ]
