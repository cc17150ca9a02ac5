"""A small source of public texts, held in memory."""

from __future__ import annotations

from search.public.documents import PublicDocument


def document(key="a", language="en", title="Title", text="", **more):
    fields = {"section": "", "summary": "", "synonyms": "", "url": f"/{language}/{key}/", **more}
    return PublicDocument(key=key, language=language, title=title, text=text, **fields)


class Shelf:
    """Every text on it is public until it is taken away."""

    name = "shelf"

    def __init__(self, *documents):
        self.texts = list(documents)

    def documents(self, language):
        return [text for text in self.texts if text.language == language]

    def readable(self, language, keys):
        return [text for text in self.documents(language) if text.key in keys]

    def holding(self, language, parts, limit):
        found = [(text, text.folded()) for text in self.documents(language)]
        return [(text, folded) for text, folded in found if any(part in folded for part in parts)][:limit]


QUESTIONS = (
    document("cost", title="Does it cost anything?", summary="No. Everything is free.", synonyms="price\nfee\nmoney"),
    document("register", title="Can I register my relative now?", summary="Not yet.", text="Registration opens later."),
    document("family", title="Who counts as family?", text="Nobody has to register twice."),
    document("ar-fund", "ar", "من يموّل المؤسسة؟", summary="الأمم المتحدة.", synonyms="تمويل\nمال"),
    document("ar-register", "ar", "هل أستطيع تسجيل قريبي الآن؟", text="قالت المؤسسة إن التَّسْجيلَ سيُفتح."),
    document("fr-cost", "fr", "Est-ce que cela coûte quelque chose ?", summary="Non, l’enregistrement est gratuit."),
    document("de-missing", "de", "Wer gilt als vermisst?", text="Vermisste Personen und ihre Angehörigen."),
    document(
        "tr-register", "tr", "Yakınımı şimdi kaydettirebilir miyim?", text="Kayıttan önce okuyun. İstanbul’da da."
    ),
    document(
        "ku-register", "ku", "Ma ez dikarim niha xizmê xwe qeyd bikim?", text="Qeydkirin dê vebe. Pere nayê xwestin."
    ),
)
FOUND = [
    ("en", "cost", "cost"),
    ("en", "registration", "register"),
    ("en", "who counts as family", "family"),
    ("en", "price", "cost"),
    ("ar", "تمويل", "ar-fund"),
    ("ar", "تَمْوِيل", "ar-fund"),
    ("ar", "التسجيل", "ar-register"),
    ("ar", "استطيع تسجيل", "ar-register"),
    ("fr", "enregistrement", "fr-cost"),
    ("fr", "cela coute", "fr-cost"),
    ("de", "vermisste person", "de-missing"),
    ("de", "angehorige", "de-missing"),
    ("tr", "kayit", "tr-register"),
    ("tr", "istanbul", "tr-register"),
    ("ku", "qeydkirin", "ku-register"),
    ("ku", "xizme", "ku-register"),
]
"""Language, what a reader types, and the text that must come first; true of every engine."""
