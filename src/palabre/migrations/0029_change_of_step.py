"""A change that a step took into the draft is known by that step."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("palabre", "0028_mandates")]

    operations = [
        migrations.AddField(
            model_name="timetablerun",
            name="step",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="palabre.draftstep",
            ),
        ),
    ]
