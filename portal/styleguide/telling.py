"""Chapter: what a page tells, from a calm notice to a list of codes."""

from __future__ import annotations

from datetime import date

from portal.styleguide.specimens import Specimen, State, both

DAY = date(2026, 3, 9)
CODES = ["7K4P-Q2MD", "X9TR-4HWB", "M3JC-8VNE", "B6YA-5LKS", "D2GF-7PXQ", "R8WU-3CZT"]
QUESTIONS = [
    {
        "title": both("Does it cost anything?", "هل له كلفة؟"),
        "text": both("No. Nobody may ask you for money.", "لا. لا يحق لأحد أن يطلب منكم مالاً."),
    },
    {
        "title": both("Do I need papers?", "هل أحتاج إلى أوراق؟"),
        "text": both("No. They help, but you need none.", "لا. هي تفيد، لكنكم لا تحتاجون إليها."),
    },
]


def specimens() -> list[Specimen]:
    return [
        notice(),
        banner(),
        tag(),
        empty_state(),
        waiting(),
        disclosure(),
        accordion(),
        card(),
        toc(),
        meta_line(),
        print_header(),
        code_list(),
        code_sheet(),
    ]


def notice() -> Specimen:
    return Specimen(
        "notice",
        both("Notice", "تنويه"),
        both(
            "Told by sign and words. No red and no alarm, even for the gravest.",
            "يُعرف بالعلامة والكلمات. لا أحمر ولا إنذار، حتى لأخطر الأمور.",
        ),
        [
            State(
                both("Calm", "هادئ"),
                {
                    "title": both("Good to know", "من المفيد أن تعرفوا"),
                    "text": both("You can bring somebody with you.", "يمكنكم أن تحضروا معكم أحداً."),
                },
            ),
            State(
                both("Important", "مهم"),
                {
                    "kind": "important",
                    "title": both("Read this first", "اقرؤوا هذا أولاً"),
                    "text": both("Nobody may ask you for money.", "لا يحق لأحد أن يطلب منكم مالاً."),
                },
            ),
            State(
                both("Done", "تمّ"),
                {
                    "kind": "done",
                    "title": both("We have your message", "وصلتنا رسالتكم"),
                    "text": both("You will hear from us within five days.", "سنجيبكم خلال خمسة أيام."),
                },
            ),
            State(
                both("A sentence alone", "جملة وحدها"),
                {"text": both("The search stays open.", "يبقى البحث مفتوحاً.")},
            ),
        ],
    )


def banner() -> Specimen:
    return Specimen(
        "banner",
        both("About the whole text", "عن النص كله"),
        both("Under the title of a published text.", "تحت عنوان نص منشور."),
        [
            State(both("Draft translation", "ترجمة أولية"), {"kind": "draft"}),
            State(
                both("Newer elsewhere", "أحدث في لغة أخرى"),
                {"kind": "newer", "language": both("Arabic", "الإنكليزية"), "href": "?"},
            ),
            State(both("Older version", "نسخة أقدم"), {"kind": "older", "href": "?"}),
        ],
    )


def tag() -> Specimen:
    return Specimen(
        "tag",
        both("Where a thing stands", "حالة الشيء"),
        both(
            "A word or two. Its sign and frame help those who see no colours.",
            "كلمة أو كلمتان. وعلامتها وإطارها يساعدان من لا يميّز الألوان.",
        ),
        [
            State(both("Open", "مفتوح"), {"text": both("Open", "مفتوح")}),
            State(both("Asks for care", "يحتاج انتباهاً"), {"text": both("Check", "مراجعة"), "kind": "caution"}),
            State(both("Done", "تمّ"), {"text": both("Done", "تمّ"), "kind": "done"}),
            State(both("Waits", "ينتظر"), {"text": both("Waits for a colleague", "ينتظر زميلاً"), "kind": "waiting"}),
            State(both("Says little", "قليل الكلام"), {"text": both("Not begun", "لم يبدأ"), "kind": "plain"}),
        ],
    )


def empty_state() -> Specimen:
    return Specimen(
        "empty_state",
        both("Nothing yet", "لا شيء بعد"),
        both("Says what will stand here and how it comes.", "تقول ما سيكون هنا وكيف يأتي."),
        [
            State(
                both("With a sign", "مع علامة"),
                {
                    "icon": "message",
                    "title": both("No messages yet.", "لا رسائل بعد."),
                    "text": both("When we write to you, it stands here.", "حين نكتب إليكم تجدونه هنا."),
                },
            ),
            State(both("In one sentence", "بجملة واحدة"), {"title": both("Nothing waits for you.", "لا شيء ينتظركم.")}),
        ],
    )


def waiting() -> Specimen:
    return Specimen(
        "waiting",
        both("Something takes a while", "شيء يستغرق وقتاً"),
        both(
            "Words first. The dots keep still for those who asked for less movement.",
            "الكلمات أولاً. والنقاط ثابتة لمن طلب حركة أقل.",
        ),
        [
            State(both("Slow", "بطيء"), {"text": both("We are checking the file.", "نفحص الملف."), "href": "?"}),
            State(both("Loading", "تحميل"), {"text": both("One moment…", "لحظة…")}),
        ],
    )


def disclosure() -> Specimen:
    return Specimen(
        "disclosure",
        both("Folded away", "مطويّ"),
        both(
            "For what few need. It opens without a script and is printed open.",
            "لما يحتاجه القليل. يُفتح بلا برنامج ويُطبع مفتوحاً.",
        ),
        [
            State(both("Closed", "مغلق"), {"title": QUESTIONS[0]["title"], "text": QUESTIONS[0]["text"]}),
            State(both("Open", "مفتوح"), {"title": QUESTIONS[0]["title"], "text": QUESTIONS[0]["text"], "open": True}),
        ],
    )


def accordion() -> Specimen:
    return Specimen(
        "accordion",
        both("Several folded away", "عدة أجزاء مطوية"),
        both(
            "Short answers in a row; `name` lets one be open at a time.",
            "أجوبة قصيرة متتالية؛ ويمكن أن يُفتح واحد في كل مرة.",
        ),
        [State(both("One at a time", "واحد في كل مرة"), {"items": QUESTIONS, "name": "faq"})],
        wide=True,
    )


def card() -> Specimen:
    return Specimen(
        "card",
        both("Card", "بطاقة"),
        both("The whole card is the target; the link keeps its own name.", "البطاقة كلها هدف؛ ويبقى للرابط اسمه."),
        [
            State(
                both("With text", "مع نص"),
                {
                    "url": "?",
                    "title": both("Register", "تسجيل"),
                    "text": both("What you need, and what happens next.", "ما تحتاجون إليه، وما يحدث بعدها."),
                    "meta": both("4 minutes", "4 دقائق"),
                },
            ),
            State(
                both("Title alone", "العنوان وحده"),
                {"url": "?", "title": both("Support near you", "دعم قريب منكم")},
            ),
        ],
        within="card-list",
    )


def toc() -> Specimen:
    entries = [{"title": item["title"], "anchor": f"part-{number}"} for number, item in enumerate(QUESTIONS)]
    return Specimen(
        "toc",
        both("On this page", "في هذه الصفحة"),
        both("For pages longer than three screens.", "للصفحات الأطول من ثلاث شاشات."),
        [State(both("Two parts", "جزآن"), {"entries": entries})],
    )


def meta_line() -> Specimen:
    return Specimen(
        "meta_line",
        both("Age of a text", "عمر النص"),
        both("Every published text says how old it is.", "كل نص منشور يقول عمره."),
        [State(both("All of it", "كلّه"), {"version": "1.2", "in_force_since": DAY, "as_of": DAY})],
    )


def print_header() -> Specimen:
    return Specimen(
        "print_header",
        both("On paper only", "على الورق فقط"),
        both(
            "What it is, from when, and where the latest stands. Public pages only.",
            "ما هو، ومن متى، وأين أحدثه. للصفحات العامة فقط.",
        ),
        [
            State(
                both("Shown here all the same", "ظاهر هنا للعرض"),
                {
                    "title": both("Terms of reference", "الاختصاصات"),
                    "day": DAY,
                    "address": "athar.example/terms",
                    "shown": True,
                },
            )
        ],
        wide=True,
    )


def code_list() -> Specimen:
    return Specimen(
        "code_list",
        both("Codes to read aloud", "رموز تُقرأ بصوت"),
        both("Latin letters and digits, each the same width.", "أحرف وأرقام لاتينية بعرض واحد."),
        [State(both("Six", "ستة"), {"codes": CODES})],
    )


def code_sheet() -> Specimen:
    return Specimen(
        "code_sheet",
        both("Codes to keep on paper", "رموز تُحفظ على الورق"),
        both("Printed, it is one page that does not say whose it is.", "حين تُطبع تكون صفحة واحدة لا تقول لمن هي."),
        [State(both("Numbered", "مرقّمة"), {"title": both("List of numbers", "قائمة أرقام"), "codes": CODES})],
        wide=True,
    )
