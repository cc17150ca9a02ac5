"""Chapter: long lists and careful comparisons, for those who work here all day."""

from __future__ import annotations

from datetime import date
from typing import Any

from portal.styleguide.forms import FilterForm
from portal.styleguide.specimens import Specimen, State, both

DAY = date(2026, 3, 9)
PEOPLE = [
    ("R-2026-004711", "مريم الحسن", both("Aleppo", "حلب"), "2013", "14", both("Open", "مفتوح"), ""),
    ("R-2026-004712", "Yûsif Elî", both("Hasakah", "الحسكة"), "2014", "3", both("Check", "مراجعة"), "caution"),
    (
        "R-2026-004713",
        "عبد الرحمن بن عبد الله الخطيب الحموي",
        both("Hama", "حماة"),
        "2012",
        "127",
        both("Waits", "ينتظر"),
        "waiting",
    ),
]


def specimens() -> list[Specimen]:
    return [*tables(), *narrowing(), *waiting(), *comparing()]


def tables() -> list[Specimen]:
    plain = {"label": both("Cases", "الملفات"), "columns": columns(), "rows": rows()}
    picked = {**plain, "rows": [{**row, "picked": number == 1} for number, row in enumerate(rows())]}
    acts = [
        {"text": both("Assign", "تعيين"), "value": "assign"},
        {"text": both("Put on hold", "تعليق"), "value": "hold", "kind": "danger"},
    ]
    return [
        Specimen(
            "data_table",
            both("Table", "جدول"),
            both(
                "Headings sort by links. On a phone each row becomes a card, and each cell says what it is.",
                "العناوين ترتّب بالروابط. وعلى الهاتف يصير كل صف بطاقة، وتقول كل خانة ما هي.",
            ),
            [
                State(both("Sorted", "مرتّب"), plain),
                State(
                    both("Dense, with rows to tick", "كثيف، مع صفوف للتأشير"),
                    {**picked, "kind": "dense", "pick": "case"},
                ),
            ],
            wide=True,
        ),
        Specimen(
            "row_acts",
            both("With the ticked rows", "مع الصفوف المؤشَّرة"),
            both("Above and below a table whose rows can be ticked.", "فوق جدول تؤشَّر صفوفه وتحته."),
            [
                State(both("Counted", "معدودة"), {"count": 3, "acts": acts}),
                State(both("Not counted", "غير معدودة"), {"acts": acts}),
            ],
        ),
    ]


def columns() -> list[dict[str, Any]]:
    return [
        {"title": both("Person", "الشخص"), "url": "?order=name"},
        {"title": both("Governorate", "المحافظة"), "url": "?order=place"},
        {"title": both("Year", "السنة"), "url": "?order=year", "sorted": "descending"},
        {"title": both("Days here", "أيام هنا"), "number": True},
        {"title": both("State", "الحالة")},
    ]


def rows() -> list[dict[str, Any]]:
    heads = columns()[1:]
    return [
        {
            "key": key,
            "name": name,
            "url": "?",
            "cells": list(zip(heads, [place, year, days, {"tag": state, "kind": kind}], strict=True)),
        }
        for key, name, place, year, days, state, kind in PEOPLE
    ]


def narrowing() -> list[Specimen]:
    chips = [
        {"text": both("State: open", "الحالة: مفتوحة"), "url": "?"},
        {"text": both("Year: 2013", "السنة: 2013"), "url": "?"},
    ]
    return [
        Specimen(
            "filters",
            both("Filters", "التصفية"),
            both(
                "By GET, for codes only; names never stand in an address.",
                "للرموز فقط؛ والأسماء لا تظهر في عنوان أبداً.",
            ),
            [
                State(
                    both("Two fields", "حقلان"),
                    {
                        "form": FilterForm(),
                        "action": "?",
                        "label": both("Filter the cases", "تصفية الملفات"),
                        "all": "?",
                    },
                )
            ],
            wide=True,
        ),
        Specimen(
            "chips",
            both("What narrows the list", "ما يضيّق القائمة"),
            both("Each is taken away by pressing it.", "كل منها يُزال بالضغط عليه."),
            [State(both("Two", "اثنان"), {"chips": chips, "all": "?"})],
            wide=True,
        ),
    ]


def waiting() -> list[Specimen]:
    lines = [
        {
            "title": "R-2026-004711 · مريم الحسن",
            "url": "?",
            "what": both("The family wrote.", "كتبت العائلة."),
            "state": both("Answer", "إجابة"),
            "kind": "caution",
            "due": DAY,
            "unread": True,
        },
        {
            "title": "R-2026-004698 · Yûsif Elî",
            "url": "?",
            "what": both("A finding waits for its second person.", "نتيجة تنتظر الشخص الثاني."),
            "state": both("Read and decide", "قراءة وقرار"),
            "due": DAY,
            "unread": True,
        },
        {
            "title": "R-2026-004650",
            "url": "?",
            "what": both("Nothing since three months.", "لا شيء منذ ثلاثة أشهر."),
            "state": both("Call", "اتصال"),
            "kind": "waiting",
            "unread": False,
        },
    ]
    return [
        Specimen(
            "inbox",
            both("What waits for me", "ما ينتظرني"),
            both(
                "The most pressing first: one row a matter, its reason before its age.",
                "الأعجل أولاً: صف لكل أمر، والسبب قبل العمر.",
            ),
            [State(both("Unread and read", "غير مقروء ومقروء"), {"rows": lines})],
            wide=True,
        )
    ]


def comparing() -> list[Specimen]:
    compared = [
        {"term": both("Name", "الاسم"), "left": "مريم الحسن", "right": "Maryam al-Hasan", "same": True},
        {"term": both("Born", "الميلاد"), "left": "1990", "right": "1991", "same": False},
        {"term": both("Mother", "الأم"), "left": "فاطمة", "right": "", "same": None},
    ]
    parts = [
        {"text": both("The Institution keeps what you tell it", "تحفظ المؤسسة ما تقوله لها"), "kind": ""},
        {"text": both("for ten years", "عشر سنوات"), "kind": "removed"},
        {"text": both("until you ask it to stop", "إلى أن تطلب منها التوقف"), "kind": "added"},
        {"text": both("and shows it to nobody else.", "ولا تطلع عليه أحداً غيرها."), "kind": ""},
    ]
    return [
        Specimen(
            "compare",
            both("Two records side by side", "سجلان جنباً إلى جنب"),
            both("Whether they agree is a word, never a colour alone.", "التوافق كلمة، لا لون وحده."),
            [
                State(
                    both("Same, different, unknown", "متطابق، مختلف، مجهول"),
                    {"left": "R-2026-004711", "right": "R-2026-003390", "rows": compared},
                )
            ],
            wide=True,
        ),
        Specimen(
            "changes",
            both("What changed", "ما الذي تغيّر"),
            both("Between two versions of a text; read aloud in words.", "بين نسختين من نص؛ ويُقرأ بالكلمات."),
            [
                State(
                    both("Added and removed", "مضاف ومحذوف"),
                    {
                        "old": "1.1",
                        "new": "1.2",
                        "day": DAY,
                        "summary": both("You decide how long.", "أنتم تقرّرون المدة."),
                        "parts": parts,
                    },
                )
            ],
            wide=True,
        ),
    ]
