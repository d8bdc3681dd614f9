from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("establishments", "0002_content"),
    ]

    operations = [
        migrations.AddField(
            model_name="establishmentchange",
            name="warned_days",
            field=models.PositiveSmallIntegerField(null=True),
        ),
    ]
