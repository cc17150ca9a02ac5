"""Chapter: what a reader presses, and the ways between pages."""

from __future__ import annotations

from django.conf import settings
from django.core.paginator import Paginator

from portal.context_processors import language_links
from portal.styleguide.forms import empty
from portal.styleguide.specimens import Specimen, State, both

CONTINUE = both("Continue", "متابعة")
NOT_NOW = both("Not now", "ليس الآن")


def specimens() -> list[Specimen]:
    return [
        button(),
        confirm(),
        back_link(),
        breadcrumbs(),
        tabs(),
        language_switch(),
        quick_exit(),
        choice_list(),
        search_box(),
        pagination(),
    ]


def button() -> Specimen:
    return Specimen(
        "button",
        both("Button", "زر"),
        both(
            "One primary button a page. What cannot be pressed yet says why, in place of a grey button.",
            "زر رئيسي واحد في الصفحة. وما لا يمكن ضغطه بعدُ يقول السبب بدل زر رمادي.",
        ),
        [
            State(both("Primary", "رئيسي"), {"text": CONTINUE}),
            State(both("Beside it", "إلى جانبه"), {"text": NOT_NOW, "kind": "quiet"}),
            State(both("Beneath it", "تحته"), {"text": both("Stop for today", "التوقف لليوم"), "kind": "plain"}),
            State(
                both("As a link, with an icon", "رابط مع أيقونة"),
                {"text": both("Book a time", "احجزوا موعداً"), "href": "?", "icon": "calendar"},
            ),
            State(
                both("Opens a grave act", "يفتح فعلاً خطيراً"),
                {"text": both("Withdraw", "سحب الطلب"), "kind": "danger"},
            ),
            State(
                both("Cannot be undone", "لا رجعة عنه"),
                {"text": both("Yes, erase it", "نعم، امحُه"), "kind": "final"},
            ),
            State(both("At work", "قيد العمل"), {"text": both("One moment…", "لحظة…"), "busy": True}),
            State(
                both("Not yet, and why", "ليس بعد، ولماذا"),
                {
                    "text": both("Release", "إصدار"),
                    "why": both("A second colleague has to agree first.", "على زميل ثانٍ أن يوافق أولاً."),
                },
            ),
        ],
    )


def confirm() -> Specimen:
    return Specimen(
        "confirm",
        both("Before a dangerous act", "قبل فعل خطير"),
        both(
            "A page of its own. It says what will be so afterwards, and its button repeats the act.",
            "صفحة قائمة بذاتها. تقول ما سيصير بعدها، وزرّها يعيد اسم الفعل.",
        ),
        [State(both("With a sentence to tick and a reason", "مع جملة للتأشير وسبب"), confirmation())],
        wide=True,
    )


def confirmation() -> dict[str, object]:
    return {
        "action": "?",
        "title": both("Erase this registration?", "أتمحو هذا التسجيل؟"),
        "effects": [
            both("Nobody can read it again, not even we.", "لا يستطيع أحد قراءته بعد ذلك، ولا نحن."),
            both(
                "The search for this person goes on with what others told us.",
                "يستمر البحث عن هذا الشخص بما قاله لنا آخرون.",
            ),
        ],
        "field": empty("words"),
        "agree": both("I know that this cannot be undone.", "أعرف أنه لا رجعة عن هذا."),
        "act": both("Erase it", "امحُه"),
        "back": "?",
    }


def back_link() -> Specimen:
    return Specimen(
        "back_link",
        both("Back link", "رابط الرجوع"),
        both(
            "First on a page that one came to from another. It follows the text's direction.",
            "أول ما في صفحة جئنا إليها من غيرها. ويتبع اتجاه النص.",
        ),
        [
            State(both("Plain", "بسيط"), {"href": "?"}),
            State(
                both("Says where to", "يقول إلى أين"),
                {"href": "?", "text": both("Back to the case", "رجوع إلى الملف")},
            ),
        ],
    )


def breadcrumbs() -> Specimen:
    trail = [
        {"title": both("Questions", "أسئلة"), "address": "?"},
        {"title": both("Guidance", "إرشاد"), "address": "?"},
    ]
    return Specimen(
        "breadcrumbs",
        both("Where one is", "أين أنتم"),
        both("On public pages, from the home page down.", "في الصفحات العامة، من البداية نزولاً."),
        [State(both("Two steps", "خطوتان"), {"trail": trail})],
    )


def tabs() -> Specimen:
    pages = [
        {"title": both("Messages", "الرسائل"), "url": "?", "current": True, "count": 2},
        {"title": both("Documents", "المستندات"), "url": "?", "count": 14},
        {"title": both("History", "السجل"), "url": "?"},
    ]
    return Specimen(
        "tabs",
        both("Tabs", "ألسنة"),
        both(
            "Pages of one matter. Each is an address, so no script is needed.",
            "صفحات لأمر واحد. لكل منها عنوان، فلا حاجة إلى برنامج.",
        ),
        [State(both("With counts", "مع الأعداد"), {"label": both("Parts of the case", "أجزاء الملف"), "tabs": pages})],
        wide=True,
    )


def language_switch() -> Specimen:
    return Specimen(
        "language_switch",
        both("Languages", "اللغات"),
        both(
            "On every page, each language by its own name. Folds behind a button on a small screen.",
            "في كل صفحة، كل لغة باسمها. وتُطوى خلف زر على الشاشة الصغيرة.",
        ),
        [State(both("Six languages", "ست لغات"), {"language_links": language_links("/", settings.LANGUAGE_CODE)})],
        wide=True,
    )


def quick_exit() -> Specimen:
    return Specimen(
        "quick_exit",
        both("Leave now", "المغادرة فوراً"),
        both(
            "On every family page, always in reach. It signs out and leads to a page that says nothing.",
            "في كل صفحة للعائلة، دائماً في المتناول. تسجّل الخروج وتنتقل إلى صفحة محايدة.",
        ),
        [State(both("Stays at the top", "يبقى في الأعلى"), {})],
        wide=True,
    )


def choice_list() -> Specimen:
    choices = [
        {
            "title": both("I have an account", "لديّ حساب"),
            "url": "?",
            "text": both("You have a number from us.", "لديكم رقم منّا."),
        },
        {
            "title": both("I want to register a missing person", "أريد تسجيل شخص مفقود"),
            "url": "?",
            "text": both("It is free. You need no papers.", "مجاناً. ولا تحتاجون إلى أوراق."),
        },
    ]
    return Specimen(
        "choice_list",
        both("Ways to go on", "طرق للمتابعة"),
        both("When a page only asks which way.", "حين لا تسأل الصفحة إلا عن الطريق."),
        [State(both("Two ways", "طريقان"), {"choices": choices})],
        wide=True,
    )


def search_box() -> Specimen:
    return Specimen(
        "search_box",
        both("Search box", "مربع البحث"),
        both(
            "Public search, by GET. A search for people goes by POST and stands in no address.",
            "البحث العام. أما البحث عن الأشخاص فلا يظهر في أي عنوان.",
        ),
        [
            State(
                both("With a hint", "مع تلميح"),
                {
                    "action": "?",
                    "hint": both("Any word, in any of the six languages.", "أي كلمة، بأي من اللغات الست."),
                },
            )
        ],
        wide=True,
    )


def pagination() -> Specimen:
    pages = Paginator(range(95), 10)
    return Specimen(
        "pagination",
        both("Pages", "الصفحات"),
        both("Says how many there are before one goes on.", "تقول العدد قبل أن يتابع المرء."),
        [
            State(both("First", "الأولى"), {"page": pages.page(1), "carried": ""}),
            State(both("In the middle", "في الوسط"), {"page": pages.page(4), "carried": ""}),
            State(both("Last", "الأخيرة"), {"page": pages.page(10), "carried": ""}),
        ],
    )
