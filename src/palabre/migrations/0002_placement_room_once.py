from django.db import migrations

from palabre.stages.programme import overlap


class Migration(migrations.Migration):
    dependencies = [("palabre", "0001_initial")]
    operations = [
        migrations.RunPython(
            lambda apps, editor: overlap.install(editor.connection),
            migrations.RunPython.noop,
        )
    ]
