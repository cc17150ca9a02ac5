"""Chapter: what is asked of a reader, and how they may decline."""

from __future__ import annotations

from datetime import date, time

from portal.styleguide.forms import empty, filled, wrong, wrong_form
from portal.styleguide.specimens import Specimen, State, both

DAY = date(2026, 3, 9)


def specimens() -> list[Specimen]:
    return [
        field(),
        date_parts(),
        error_summary(),
        upload(),
        voice(),
        question(),
        progress(),
        summary_list(),
        consent(),
        slots(),
    ]


def field() -> Specimen:
    return Specimen(
        "field",
        both("Field", "حقل"),
        both(
            "One component for all kinds; it takes a Django field and ties label, hint and error to it.",
            "مكوّن واحد لكل الأنواع؛ يأخذ حقلاً ويربط به العنوان والتلميح والخطأ.",
        ),
        [
            State(both("Number with a hint", "رقم مع تلميح"), {"field": empty("number")}),
            State(both("Wrong", "خطأ"), {"field": wrong("number")}),
            State(both("May be left out", "يمكن تركه"), {"field": empty("name")}),
            State(
                both("Filled in before", "مملوء من قبل"),
                {"field": filled("name"), "note": both("You told us this in March.", "قلتم لنا هذا في آذار.")},
            ),
            State(both("With a unit", "مع وحدة"), {"field": filled("age"), "end": both("years", "سنة")}),
            State(both("Password", "كلمة سر"), {"field": empty("password")}),
            State(both("Long text with its limit", "نص طويل مع حدّه"), {"field": empty("words")}),
            State(both("List to choose from", "قائمة للاختيار"), {"field": empty("governorate")}),
            State(both("One of several", "واحد من عدة"), {"field": filled("way")}),
            State(both("Several of several", "عدة من عدة"), {"field": empty("languages")}),
            State(both("One tick", "تأشيرة واحدة"), {"field": empty("agreed")}),
        ],
    )


def date_parts() -> Specimen:
    return Specimen(
        "date_parts",
        both("A half-remembered day", "يوم نصف متذكَّر"),
        both(
            "Three small fields for PartialDateField. The year alone is an answer, and so is not knowing.",
            "ثلاثة حقول صغيرة. السنة وحدها جواب، وعدم المعرفة جواب أيضاً.",
        ),
        [
            State(both("Month and year", "شهر وسنة"), {"field": filled("day")}),
            State(both("No such day", "يوم غير موجود"), {"field": wrong("day")}),
            State(both("With a way out", "مع مخرج"), {"field": empty("day"), "unknown": True}),
        ],
    )


def error_summary() -> Specimen:
    return Specimen(
        "error_summary",
        both("What to check", "ما ينبغي مراجعته"),
        both(
            "First on a page that came back; each line leads to its field.",
            "أول ما في صفحة عادت؛ وكل سطر يقود إلى حقله.",
        ),
        [State(both("Several errors", "عدة أخطاء"), {"form": wrong_form()})],
        wide=True,
    )


def upload() -> Specimen:
    return Specimen(
        "upload",
        both("Files and pictures", "ملفات وصور"),
        both("A paper from the device, or a picture taken now.", "ورقة من الجهاز، أو صورة تُلتقط الآن."),
        [
            State(both("A file", "ملف"), {"field": empty("file")}),
            State(
                both("With the camera", "مع الكاميرا"),
                {
                    "title": both("Choose a file", "اختاروا ملفاً"),
                    "field": empty("file"),
                    "camera": empty("picture"),
                },
            ),
        ],
    )


def voice() -> Specimen:
    title = both("Tell it with your voice", "احكوا بصوتكم")
    return Specimen(
        "voice",
        both("Voice", "صوت"),
        both(
            "For those who would rather speak. Without a script the telephone's own recorder answers.",
            "لمن يفضّل الكلام. وبلا برنامج يجيب مسجّل الهاتف نفسه.",
        ),
        [
            State(both("Before", "قبل"), {"title": title, "field": empty("voice")}),
            State(both("Recording", "أثناء التسجيل"), {"title": title, "state": "recording", "time": "0:42"}),
            State(both("Recorded", "بعد التسجيل"), {"title": title, "state": "recorded", "time": "1:17"}),
        ],
    )


def question() -> Specimen:
    why = both(
        "Old telephone numbers help us to find records of that time.",
        "أرقام الهاتف القديمة تساعدنا على إيجاد سجلات ذلك الوقت.",
    )
    stop = both(
        "Your answers are kept. You come back with your number and your word.",
        "تبقى أجوبتكم محفوظة. تعودون برقمكم وكلمتكم.",
    )
    return Specimen(
        "question",
        both("One question", "سؤال واحد"),
        both(
            "One question a page, with a way on for those who cannot answer and a way to stop.",
            "سؤال واحد في الصفحة، مع طريق لمن لا يستطيع الجواب وطريق للتوقف.",
        ),
        [
            State(
                both("With all ways on", "بكل طرق المتابعة"),
                {
                    "action": "?",
                    "number": 3,
                    "total": 12,
                    "field": empty("way"),
                    "why": why,
                    "unknown": True,
                    "skip": True,
                    "stop": stop,
                },
            )
        ],
        wide=True,
    )


def progress() -> Specimen:
    return Specimen(
        "progress",
        both("How far", "كم بقي"),
        both("In words first; the bar repeats them.", "بالكلمات أولاً؛ والشريط يعيدها."),
        [
            State(both("Begun", "البداية"), {"number": 1, "total": 12}),
            State(both("Nearly done", "شارفت على النهاية"), {"number": 11, "total": 12}),
        ],
    )


def summary_list() -> Specimen:
    rows = [
        {"term": both("Full name", "الاسم الكامل"), "value": "مريم الحسن · Maryam al-Hasan", "change": "?"},
        {"term": both("Last heard from", "آخر خبر"), "value": both("May 2013", "أيار 2013"), "change": "?"},
        {"term": both("Where they worked", "مكان العمل"), "value": "", "change": "?"},
        {
            "term": both("Registered", "تاريخ التسجيل"),
            "value": both("9 March 2026, cannot be changed", "9 آذار 2026، لا يُغيَّر"),
        },
    ]
    return Specimen(
        "summary_list",
        both("Check your answers", "راجعوا أجوبتكم"),
        both(
            "Before anything is sent: each answer with its way back.",
            "قبل إرسال أي شيء: كل جواب مع طريق الرجوع إليه.",
        ),
        [State(both("Answered, left out, fixed", "مُجاب، متروك، ثابت"), {"rows": rows})],
        wide=True,
    )


def consent() -> Specimen:
    asked = {
        "name": "share",
        "purpose": both("Compare with lists of graves", "المقارنة بقوائم المدافن"),
        "recipient": both("Commission on Missing Persons", "لجنة المفقودين"),
        "if_yes": both("They receive the name and the year, no address.", "يتسلّمون الاسم والسنة، بلا عنوان."),
        "if_no": both(
            "We go on searching without them. Nothing else changes.", "نواصل البحث من دونهم. ولا يتغير شيء آخر."
        ),
    }
    return Specimen(
        "consent",
        both("Consent", "الموافقة"),
        both(
            "One purpose and one recipient each. Nothing is ticked beforehand; yes and no weigh the same.",
            "غرض واحد ومتلقٍّ واحد في كل مرة. لا شيء مؤشَّر مسبقاً؛ ونعم ولا متساويتان.",
        ),
        [
            State(both("Not asked before", "لم يُسأل من قبل"), asked),
            State(both("Answered before", "أُجيب من قبل"), {**asked, "chosen": "no", "since": DAY}),
        ],
        wide=True,
    )


def slots() -> Specimen:
    days = [
        {
            "title": both("Sunday, 15 March", "الأحد 15 آذار"),
            "times": [
                {"value": "a", "time": time(10, 0), "place": both("By telephone", "بالهاتف")},
                {
                    "value": "b",
                    "time": time(11, 30),
                    "place": both("Office in Gaziantep", "مكتب غازي عنتاب"),
                    "chosen": True,
                },
                {"value": "c", "time": time(14, 0), "taken": True},
            ],
        },
        {
            "title": both("Tuesday, 17 March", "الثلاثاء 17 آذار"),
            "times": [{"value": "d", "time": time(9, 0), "place": both("By telephone", "بالهاتف")}],
        },
    ]
    return Specimen(
        "slots",
        both("Times for a meeting", "أوقات اللقاء"),
        both(
            "By day. A taken time says so; no time suits is an answer too.",
            "بحسب اليوم. الوقت المحجوز يقول ذلك؛ وعدم المناسبة جواب أيضاً.",
        ),
        [State(both("Free, chosen, taken", "متاح، مختار، محجوز"), {"name": "slot", "days": days, "none": True})],
        wide=True,
    )
