"""The database's own index of tokens, and the outbox of changes that an index has yet to learn."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class TokenIndex(models.Model):
    """Which generation of the token tables answers now. A rebuild writes the next one beside it, then moves this."""

    name = models.CharField(max_length=40, primary_key=True)
    generation = models.PositiveSmallIntegerField(default=1)
    rebuilding_since = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.name} {self.generation}"


class IndexedDocument(models.Model):
    """An opaque id with its tokens packed, so that it can be taken out again without an index the other way round."""

    generation = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=80)
    tokens = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["generation", "key"], name="search_document_key")]

    def __str__(self) -> str:
        return self.key


class DocumentToken(models.Model):
    """The inverted list. Neither references nor a second index: it holds dozens of rows a document."""

    pk = models.CompositePrimaryKey("generation", "token", "document_id")
    generation = models.PositiveSmallIntegerField()
    token = models.BigIntegerField()
    document = models.ForeignKey(
        IndexedDocument, models.DO_NOTHING, db_constraint=False, db_index=False, related_name="+"
    )

    def __str__(self) -> str:
        return f"{self.document_id}"


class DocumentScope(models.Model):
    pk = models.CompositePrimaryKey("document_id", "scope")
    document = models.ForeignKey(IndexedDocument, models.CASCADE, db_index=False, related_name="+")
    scope = models.BigIntegerField(db_index=True)

    def __str__(self) -> str:
        return f"{self.document_id}"


class OutboxEntry(models.Model):
    """A record has changed; written in the transaction of the change, deleted once every engine knows."""

    source = models.CharField(max_length=40)
    key = models.CharField(max_length=80)
    due = models.DateTimeField(default=timezone.now)
    tries = models.PositiveSmallIntegerField(default=0)
    # Known to the live index, kept for the one that a rebuild is making.
    held = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["held", "due"], name="search_outbox_due")]
        verbose_name_plural = "outbox entries"

    def __str__(self) -> str:
        return f"{self.source} {self.key}"
