"""Chapter: where things stand for a family, and whom they speak with."""

from __future__ import annotations

from datetime import UTC, date, datetime
from types import SimpleNamespace

from portal.styleguide.forms import MessageForm
from portal.styleguide.specimens import Specimen, State, both

DAY = date(2026, 3, 9)
NOW = datetime(2026, 3, 9, 10, 30, tzinfo=UTC)
OFFICER = both("Rana (contact person)", "رنا (المسؤولة عن التواصل)")


def specimens() -> list[Specimen]:
    return [
        stage(),
        timeline(),
        steps(),
        task_list(),
        definition_list(),
        contact_card(),
        thread(),
        composer(),
        document(),
    ]


def stage() -> Specimen:
    return Specimen(
        "stage",
        both("Stage", "المرحلة"),
        both(
            "First on a family's page: one calm sentence and what it means.",
            "أول ما في صفحة العائلة: جملة هادئة ومعناها.",
        ),
        [
            State(
                both("Since a day", "منذ يوم"),
                {
                    "title": both("The search is open", "البحث مفتوح"),
                    "text": both(
                        "We compare what you told us with other information.", "نقارن ما قلتموه لنا بمعلومات أخرى."
                    ),
                    "since": DAY,
                },
            )
        ],
        wide=True,
    )


def timeline() -> Specimen:
    events = [
        {"title": both("We have your registration", "وصلنا تسجيلكم"), "day": DAY},
        {
            "title": both("The search is open", "البحث مفتوح"),
            "day": DAY,
            "text": both("The search stays open.", "يبقى البحث مفتوحاً."),
            "state": "now",
        },
        {
            "title": both(
                "Your contact person would like to speak with you", "يودّ الشخص المسؤول عن التواصل معكم أن يتحدث إليكم"
            ),
            "state": "later",
        },
    ]
    return Specimen(
        "timeline",
        both("Timeline", "الخط الزمني"),
        both("What was is a line; what may come is single marks.", "ما كان خطّ؛ وما قد يأتي نقاط."),
        [State(both("Was, is, may come", "كان، الآن، قد يأتي"), {"events": events})],
    )


def steps() -> Specimen:
    way = [
        both("Choose a password", "اختاروا كلمة سر"),
        both("Connect an app", "اربطوا تطبيقاً"),
        both("Keep your codes", "احفظوا رموزكم"),
    ]
    return Specimen(
        "steps",
        both("Steps", "خطوات"),
        both("A short way with an end.", "طريق قصير له نهاية."),
        [State(both("The second of three", "الثانية من ثلاث"), {"steps": way, "current": 2})],
    )


def task_list() -> Specimen:
    tasks = [
        {"title": both("Your registration", "تسجيلكم"), "url": "?", "state": both("Done", "تمّ"), "kind": "done"},
        {
            "title": both("A photo", "صورة"),
            "url": "?",
            "hint": both("You do not have to.", "ليس إلزامياً."),
            "state": both("Not begun", "لم يبدأ"),
            "kind": "plain",
        },
        {
            "title": both("A meeting", "لقاء"),
            "hint": both("We call you first.", "نتصل بكم أولاً."),
            "state": both("Waits for us", "بانتظارنا"),
            "kind": "waiting",
        },
    ]
    return Specimen(
        "task_list",
        both("What is asked of you", "المطلوب منكم"),
        both("What can be done in any order, and how far each is.", "ما يمكن فعله بأي ترتيب، وأين وصل كل منه."),
        [State(both("Done, open, waits", "تمّ، مفتوح، ينتظر"), {"tasks": tasks})],
        wide=True,
    )


def definition_list() -> Specimen:
    return Specimen(
        "definition_list",
        both("Facts", "حقائق"),
        both("Terms and values, each value in its own direction.", "مصطلحات وقيم، ولكل قيمة اتجاهها."),
        [
            State(
                both("Mixed scripts", "كتابات مختلطة"),
                {
                    "pairs": [
                        (both("Number", "الرقم"), "R-2026-004711"),
                        (both("Name", "الاسم"), "أثر · Athar · Eser"),
                    ]
                },
            )
        ],
        wide=True,
    )


def contact_card() -> Specimen:
    return Specimen(
        "contact_card",
        both("Contact person", "الشخص المسؤول عن التواصل"),
        both("A person, not an office.", "شخص، لا مكتب."),
        [
            State(
                both("All ways", "كل الطرق"),
                {
                    "name": both("Rana", "رنا"),
                    "role": both("She knows your registration.", "تعرف تسجيلكم."),
                    "phone": "+90 342 000 00 00",
                    "hours": both("Sunday to Thursday, 9 to 15", "الأحد إلى الخميس، 9 إلى 15"),
                    "languages": "العربية · Kurdî",
                    "href": "?",
                },
            )
        ],
        wide=True,
    )


def thread() -> Specimen:
    messages = [
        {
            "name": OFFICER,
            "at": NOW,
            "text": both(
                "Good morning. Do you have a photo from that year?", "صباح الخير. هل لديكم صورة من تلك السنة؟"
            ),
            "mine": False,
        },
        {
            "name": both("You", "أنتم"),
            "at": NOW,
            "text": "نعم، هذه صورة من العيد.",
            "mine": True,
            "files": [{"name": "photo-eid-2013.jpg", "url": "?"}],
            "state": both("Read on 9 March", "قُرئت في 9 آذار"),
        },
    ]
    return Specimen(
        "thread",
        both("Messages", "الرسائل"),
        both("Told apart by name and place, the oldest first.", "تُميَّز بالاسم والموضع، والأقدم أولاً."),
        [State(both("Two, with a file", "رسالتان مع ملف"), {"messages": messages})],
        wide=True,
    )


def composer() -> Specimen:
    return Specimen(
        "composer",
        both("Writing a message", "كتابة رسالة"),
        both("Says when an answer comes.", "تقول متى يأتي الجواب."),
        [
            State(
                both("Empty", "فارغة"),
                {"form": MessageForm(), "promise": both("Rana answers within two days.", "تجيب رنا خلال يومين.")},
            )
        ],
        wide=True,
    )


def document() -> Specimen:
    return Specimen(
        "document",
        both("Document", "مستند"),
        both("What a file is, where it stands, and a copy of it.", "ما هو الملف، وأين وصل، ونسخة منه."),
        [
            State(
                both("Open", "متاح"),
                {"line": paper("clean", both("Checked", "مفحوص"), is_open=True), "fetch": "?"},
            ),
            State(
                both("Being checked", "قيد الفحص"),
                {
                    "line": paper("pending", both("Being checked", "قيد الفحص")),
                    "words": both("You need not wait here.", "لا حاجة للانتظار هنا."),
                },
            ),
            State(
                both("Locked away", "محجوز"),
                {
                    "line": paper("harmful", both("Locked away", "محجوز")),
                    "words": both("Nobody opens it.", "لا يفتحه أحد."),
                },
            ),
        ],
        within="document-list",
    )


class SampleState(str):  # noqa: SLOT000 - it carries a label beside its text
    """A state as its enumeration gives it: compared by its value, shown by its label."""

    label: object


def paper(state: str, label: object, *, is_open: bool = False) -> SimpleNamespace:
    named = SampleState(state)
    named.label = label
    return SimpleNamespace(
        caption=both("Family book, page 3", "دفتر العائلة، الصفحة 3"),
        name="scan_0031.pdf",
        kind="PDF",
        size=482_000,
        added_at=NOW,
        state=named,
        is_open=is_open,
        refusal="",
    )
