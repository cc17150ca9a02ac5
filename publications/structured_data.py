"""FAQPage data for search engines: a data block, which no browser executes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from publications.models.questions import QuestionPage


def faq_page(questions: Iterable[QuestionPage]) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "FAQPage",
        "mainEntity": [
            {
                "@type": "Question",
                "name": question.title,
                "acceptedAnswer": {"@type": "Answer", "text": question.short_answer},
            }
            for question in questions
        ],
    }
