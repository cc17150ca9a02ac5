"""Fields of each kind, for the samples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms

from portal.partial_dates import PartialDateField
from portal.styleguide.specimens import both

if TYPE_CHECKING:
    from django.forms import BoundField

NAME = "مريم الحسن"
PICTURES = "image/*"


class SampleForm(forms.Form):
    """One field of each kind. Bound to wrong data it shows their errors."""

    number = forms.CharField(
        label=both("Your number", "رقمكم"),
        help_text=both("Eight digits, with or without spaces.", "ثمانية أرقام، بفراغات أو بدونها."),
        min_length=8,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "dir": "ltr", "autocomplete": "off"}),
    )
    name = forms.CharField(
        label=both("Full name", "الاسم الكامل"), required=False, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    password = forms.CharField(
        label=both("Password", "كلمة السر"), widget=forms.PasswordInput(attrs={"dir": "ltr", "autocomplete": "off"})
    )
    age = forms.CharField(
        label=both("How old was he or she then?", "كم كان العمر حينها؟"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "dir": "ltr"}),
    )
    words = forms.CharField(
        label=both("What happened, in your own words", "ما الذي حدث، بكلماتكم"),
        help_text=both("Write as you speak. Nobody counts mistakes.", "اكتبوا كما تتكلّمون. لا أحد يعدّ الأخطاء."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
    governorate = forms.ChoiceField(
        label=both("Governorate", "المحافظة"),
        choices=[("", both("Choose", "اختاروا")), ("SY02", both("Aleppo", "حلب")), ("SY04", both("Homs", "حمص"))],
    )
    way = forms.ChoiceField(
        label=both("How may we reach you?", "كيف نصل إليكم؟"),
        help_text=both("You can change this at any time.", "يمكنكم تغيير هذا متى شئتم."),
        choices=[
            ("phone", both("By telephone", "بالهاتف")),
            ("letter", both("By letter", "برسالة")),
            ("visit", both("In person", "وجهاً لوجه")),
        ],
        widget=forms.RadioSelect,
    )
    languages = forms.MultipleChoiceField(
        label=both("Which languages do you speak?", "أيّ اللغات تتكلّمون؟"),
        choices=[("ar", "العربية"), ("ku", "Kurdî"), ("tr", "Türkçe")],
        widget=forms.CheckboxSelectMultiple,
    )
    agreed = forms.BooleanField(
        label=both("I have read this", "قرأت هذا"),
        help_text=both(
            "You may also read it with your contact person.", "يمكنكم قراءته مع الشخص المسؤول عن التواصل معكم."
        ),
    )
    day = PartialDateField(
        label=both("When did you last hear from them?", "متى سمعتم عنهم آخر مرة؟"),
        help_text=both(
            "Leave out the day or the month if you do not know them. The year alone helps too.",
            "اتركوا اليوم أو الشهر إن كنتم لا تعرفونهما. السنة وحدها تفيد أيضاً.",
        ),
    )
    file = forms.FileField(
        label=both("A paper or a photo", "ورقة أو صورة"),
        help_text=both("JPEG, PNG or PDF, up to 10 MB.", "JPEG أو PNG أو PDF، حتى 10 ميغابايت."),
    )
    picture = forms.FileField(
        label=both("Photograph the paper", "صوّروا الورقة"),
        required=False,
        widget=forms.FileInput(attrs={"accept": PICTURES, "capture": "environment"}),
    )
    voice = forms.FileField(
        label=both("Record or choose a sound", "سجّلوا صوتاً أو اختاروه"),
        help_text=both(
            "Up to three minutes. You hear it before you send it.", "حتى ثلاث دقائق. تسمعونه قبل أن ترسلوه."
        ),
        required=False,
        widget=forms.FileInput(attrs={"accept": "audio/*", "capture": "user"}),
    )


class MessageForm(forms.Form):
    text = forms.CharField(
        label=both("Your message", "رسالتكم"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"})
    )
    file = forms.FileField(label=both("A file", "ملف"), required=False)


class FilterForm(forms.Form):
    state = forms.ChoiceField(
        label=both("State", "الحالة"), choices=[("", both("All", "الكل")), ("open", both("Open", "مفتوحة"))]
    )
    year = forms.CharField(
        label=both("Year", "السنة"), widget=forms.TextInput(attrs={"inputmode": "numeric", "dir": "ltr"})
    )


def empty(name: str) -> BoundField:
    return SampleForm()[name]


def filled(name: str) -> BoundField:
    return SampleForm(initial={"name": NAME, "age": "23", "day": "2013-05", "way": "phone", "words": NAME})[name]


def wrong(name: str) -> BoundField:
    """As it comes back from the server, with its errors."""
    return wrong_form()[name]


def wrong_form() -> SampleForm:
    return SampleForm({"number": "12", "day_day": "31", "day_month": "2", "day_year": "2013"})
