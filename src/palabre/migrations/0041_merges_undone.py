import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("palabre", "0040_line_translations")]

    operations = [
        migrations.AddField(
            model_name="sentence",
            name="before_merge",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="evidence",
            name="came_with",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="palabre.sentence",
            ),
        ),
    ]
