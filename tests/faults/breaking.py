"""A middleware that makes every view fail with the words of a person all around it."""

from __future__ import annotations

from django.db import transaction

CANARY = "Zahra-Kanarya-4821"


class BreakingMiddleware:
    """Stands before the gate and raises where a view would."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        name = CANARY
        typed = request.POST.get("name")
        raise ValueError(f"{name} would not be saved: {typed}")


class ClashingMiddleware(BreakingMiddleware):
    """The same, with an error that the database makes: its text quotes the row."""

    def process_view(self, request, view, args, kwargs):
        from search.models import TokenIndex  # noqa: PLC0415 - apps are loaded by then

        with transaction.atomic():  # or the test's own transaction would be lost with it
            TokenIndex.objects.create(name=CANARY)
            TokenIndex.objects.create(name=CANARY)
