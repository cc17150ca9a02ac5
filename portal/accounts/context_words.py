"""Words that anybody would try first on this portal: of the institution, the country and the cases, in its six languages.

A password may hold them; it may not be made of them.
"""

from __future__ import annotations

INSTITUTION = """
athar eser أثر الأثر iimp impsy institution independent portal
المؤسسة مؤسسة المستقلة بوابة المفقودين المفقودون
saziya sazî serbixwe kurum kurumu bagimsiz bağımsız institut unabhängig unabhaengig indépendante independante
united nations الأمم المتحدة netewe yekbuyi yekbûyî birlesmis birleşmiş milletler vereinte nationen nations unies
"""
COUNTRY = """
syria syrian arab republic damascus aleppo homs hama idlib raqqa daraa latakia tartus hasakah qamishli kobani
سوريا سورية السورية العربية الجمهورية الشام دمشق حلب حمص حماة ادلب إدلب الرقة درعا اللاذقية طرطوس الحسكة القامشلي
sûriye suriye sûrî sam şam heleb efrin efrîn kobanî qamişlo
suriyeli sam şam halep humus
syrien syrisch damaskus
syrie syrienne syrien damas alep
"""
CASES = """
missing person persons people disappeared detained detainee prison family families relative case number registration search find
password secret welcome login account code letmein admin administrator
مفقود مفقودة مفقودين معتقل معتقلة معتقلين سجن عائلة أهل قضية رقم تسجيل بحث كلمة السر المرور حساب دخول
winda wenda windayî kesên girtî zindan malbat doz hejmar tomar lêgerîn şîfre şifre hesab
kayip kayıp kisi kişi kisiler kişiler tutuklu hapishane aile aileler dosya numara kayit kayıt arama parola sifre şifre hesap
vermisst vermisste vermissten personen gefangen gefängnis familie familien fall nummer suche passwort kennwort konto
disparu disparue disparus personnes détenu detenu prison famille familles dossier numéro numero recherche motdepasse compte
"""

WORDS: frozenset[str] = frozenset(f"{INSTITUTION} {COUNTRY} {CASES}".split())
