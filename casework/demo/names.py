"""Common names with some of their spellings, for invented people. Any combination that fits a real person does so by chance."""

from __future__ import annotations


def _table(lines: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Lines of "Arabic: spelling, spelling" as pairs."""
    rows = (line.split(":") for line in lines.strip().splitlines())
    return tuple((arabic.strip(), tuple(s.strip() for s in latin.split(","))) for arabic, latin in rows)


MEN = _table("""
محمد: Mohammad, Muhammad, Mohamed, Mohamad, Mehmet
أحمد: Ahmad, Ahmed, Ehmed, Achmed
محمود: Mahmoud, Mahmud, Mehmûd
خالد: Khaled, Khalid, Chaled, Halit, Xalid
حسن: Hassan, Hasan, Hesen
حسين: Hussein, Hussain, Hüseyin, Hisên
علي: Ali, Aly, Elî
عمر: Omar, Umar, Ömer
يوسف: Yousef, Youssef, Yusuf, Josef, Ûsiv
إبراهيم: Ibrahim, Ebrahim, İbrahim, Brahîm
مصطفى: Mustafa, Moustafa, Mostafa, Mistefa
عبد الرحمن: Abdulrahman, Abd al-Rahman, Abdurrahman, Abderrahmane
عبد الله: Abdullah, Abdallah, Evdila
عبد الكريم: Abdulkarim, Abd al-Karim, Abdelkrim, Abdülkerim
سامر: Samer, Samir
وليد: Walid, Waleed, Velid, Welîd
رامي: Rami, Ramy
فراس: Firas, Feras, Ferras
باسل: Basel, Bassel, Basil
أنس: Anas, Enes
طارق: Tarek, Tariq, Tarık
ياسر: Yasser, Yaser, Yasir
زياد: Ziad, Ziyad, Zeyad
مازن: Mazen, Mazin
نزار: Nizar, Nezar
غسان: Ghassan, Gassan
جمال: Jamal, Gamal, Cemal, Djamal
كمال: Kamal, Kemal
سليمان: Suleiman, Sulaiman, Süleyman, Silêman
داود: Dawoud, Daoud, Davut
إسماعيل: Ismail, Ismael, İsmail
عيسى: Issa, Isa, İsa
موسى: Moussa, Musa
هيثم: Haitham, Haytham, Heysem
أيمن: Ayman, Aiman, Eymen
بشار: Bashar, Bachar, Beşar
عدنان: Adnan, Ednan
مروان: Marwan, Merwan
ثائر: Thaer, Thair, Saer
لؤي: Louay, Luay, Loay
قاسم: Qasem, Kassem, Kasım, Qasim
صلاح: Salah, Saleh, Selah
آزاد: Azad, Azat
شيركو: Sherko, Şêrko
دلوفان: Dilovan, Delovan
روجهات: Rojhat, Rodschhat
جوان: Jwan, Ciwan
سيامند: Siyamend, Siamand
هفال: Heval, Haval
كاوا: Kawa, Kawe
""")

WOMEN = _table("""
فاطمة: Fatima, Fatma, Fatmeh, Fadime
مريم: Maryam, Mariam, Meryem
عائشة: Aisha, Aicha, Ayşe, Eyşê
زينب: Zainab, Zeinab, Zeynep, Zeyneb
خديجة: Khadija, Khadije, Hatice, Xecê
أمل: Amal, Emel
هدى: Huda, Hoda, Houda
سعاد: Souad, Suad
نور: Nour, Noor, Nur
رنا: Rana, Ranah
سميرة: Samira, Sameera
ليلى: Layla, Leila, Leyla
ناديا: Nadia, Nadiya
منى: Mona, Muna, Mouna
رغد: Raghad, Rağad
سلمى: Salma, Selma
هناء: Hanaa, Hana
إيمان: Iman, Eman
غادة: Ghada, Gada
وفاء: Wafaa, Wafa, Vefa
سوسن: Sawsan, Sausan
جميلة: Jamila, Cemile, Djamila
نجوى: Najwa, Necva, Nadschwa
شيرين: Shirin, Şirin, Chirine
روجين: Rojin, Rojîn
بيريفان: Berivan, Berîvan
دلال: Dalal, Delal
كوثر: Kawthar, Kawsar, Kevser
""")

FAMILIES = _table("""
المصري: al-Masri, El Masri, Almasri, Al Massri
الحلبي: al-Halabi, El Halabi, Alhalabi
الحمصي: al-Homsi, Al Homsi, Alhomsi
الحموي: al-Hamwi, Al Hamoui, Alhamwi
الشامي: al-Shami, Al Chami, Alschami
الإدلبي: al-Idlibi, Al Edlebi
الدمشقي: al-Dimashqi, Al Dimachki
الخطيب: al-Khatib, El Khateeb, Alchatib, Hatip
الحسن: al-Hassan, Al Hasan, Elhasan
الأحمد: al-Ahmad, Al Ahmed, Alahmad
العلي: al-Ali, Al Ali, Alali
العمر: al-Omar, Al Omar
الخالد: al-Khaled, Al Khalid
السيد: al-Sayed, El Sayyed, Alsayid
النجار: al-Najjar, Al Najar, Alnadschar, Neccar
الحداد: al-Haddad, Hadad, Elhaddad
الصباغ: al-Sabbagh, Sabbag, Alsabagh
القاضي: al-Qadi, Al Kadi, Elkadi
الشيخ: al-Sheikh, El Cheikh, Alscheich
الراعي: al-Raei, Al Rahi
درويش: Darwish, Darwich, Derviş, Derwêş
عثمان: Othman, Osman, Ousman
بكر: Bakr, Bekir, Bekr
حمدان: Hamdan, Hemdan
سلامة: Salameh, Salama
شعبان: Shaaban, Chaaban, Şaban
رمضان: Ramadan, Ramazan, Remezan
خليل: Khalil, Halil, Xelîl, Chalil
زيدان: Zidan, Zeidan
عساف: Assaf, Asaf
نصار: Nassar, Nasar
قدور: Kaddour, Qaddour
مراد: Murad, Mourad, Mirad
بركات: Barakat, Berekat
جمعة: Jumaa, Joumaa, Cuma, Dschuma
حاج محمد: Haj Mohammad, Hac Mehmet
عبدو: Abdo, Abdou, Evdo
شيخو: Sheikho, Şêxo
كردي: Kurdi, Kordi
دياب: Diab, Dyab
""")

KUNYAS = ("أبو محمد", "أبو أحمد", "أبو علي", "أبو خالد", "أبو يوسف", "أبو عمر")

PLACES = (
    "عند الحاجز قرب الفرن، آخر السوق",
    "في الطريق إلى العمل، قرب محطة الحافلات",
    "من البيت، في الليل",
    "قرب المدرسة، في الحي القديم",
    "على الطريق بين القرية والمدينة",
    "At a checkpoint on the road out of town",
    "قرب المشفى، بعد الظهر",
    "عند موقف الباصات، ذاهباً إلى الجامعة",
)

NARRATIVES = (
    "خرج في الصباح كعادته ولم يعد. سألنا الجيران وأصحاب المحلات ولم نعرف شيئاً.",
    "اتصل بنا آخر مرة من هاتف صديق. قال إنه بخير وسيعود بعد يومين.",
    "رآه أحد معارفنا بعد أشهر، ثم انقطعت الأخبار.",
    "كان معه ابن عمه. لا نعرف شيئاً عنهما منذ ذلك اليوم.",
    "We last spoke on the phone in the evening. Since then his number has not answered.",
    "سافر مع مجموعة يريدون عبور الحدود، ولم يصل أحد منهم.",
)

CHANNELS = ("telephone, then letter", "message first, then call", "through the association only", "call only")
SAFE_HOURS = ("10–12, weekdays", "after 17:00", "Friday morning", "any time before noon")
MUST_NOT_KNOW = ("", "", "the landlord", "the brother-in-law", "the employer", "neighbours")
WORDS = ("", "the library", "the course", "the clinic")
