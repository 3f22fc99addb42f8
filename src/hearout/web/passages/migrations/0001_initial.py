
import django.db.models.deletion
from django.db import migrations, models

import hearout.web.sealed


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('consultations', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Corpus',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('intake_number', models.PositiveIntegerField()),
                ('at', models.DateTimeField()),
                ('safe', hearout.web.sealed.SealedRecord(key_of='consultation_id', purpose='passages.corpus.safe')),
                ('settings', hearout.web.sealed.SealedRecord(key_of='consultation_id', purpose='passages.corpus.settings')),
                ('facts', hearout.web.sealed.SealedRecord(key_of='consultation_id', purpose='passages.corpus.facts')),
                ('coverage', hearout.web.sealed.SealedRecord(key_of='consultation_id', purpose='passages.corpus.coverage')),
                ('consultation', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='corpus', to='consultations.consultation')),
            ],
        ),
        migrations.CreateModel(
            name='Passage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ident', models.CharField(max_length=40)),
                ('place', models.PositiveIntegerField()),
                ('contribution', models.CharField(max_length=40)),
                ('contributor', models.CharField(max_length=40)),
                ('channel', models.CharField(max_length=10)),
                ('question', models.CharField(blank=True, max_length=80)),
                ('language', models.CharField(blank=True, max_length=20)),
                ('consent', models.CharField(max_length=10)),
                ('said', hearout.web.sealed.SealedRecord(key_of='consultation_id', purpose='passages.passage.said')),
                ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='passages', to='consultations.consultation')),
            ],
            options={
                'ordering': ('place',),
                'indexes': [models.Index(fields=['consultation', 'contribution'], name='passages_of_contribution'), models.Index(fields=['consultation', 'place'], name='passages_in_order')],
                'constraints': [models.UniqueConstraint(fields=('consultation', 'ident'), name='one_passage_an_id')],
            },
        ),
    ]
