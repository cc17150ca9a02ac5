"""Long words and names in every text that people can store, where a hostile one stands in `staining.py`. Run inside a demo by `manage.py shell`."""

from __future__ import annotations

from tests.functional.staining import stain

GERMAN = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
ARABIC = "عبدالرحمنالمصطفىالخزرجيالأنصاريالحسنيالدمشقيالحلبيالبغداديالقاهري"
NAMES = "عبد الرحمن بن محمد المصطفى الخزرجي الأنصاري · Abdulrahman bin Muhammad al-Mustafa al-Khazraji al-Ansari ad-Dimashqi"
LONG = f"{GERMAN} {NAMES} {ARABIC} https://example.org/{'very-long-address/' * 8} {GERMAN}"


def lengthen():
    stain(short=f"{GERMAN}{ARABIC}", long=LONG)
