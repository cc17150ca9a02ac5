"""Names of people in Arabic and Latin script: parts, keys, sounds. Pure functions, no Django."""

from search.names.keys import keys_for
from search.names.parsing import distinct, parse
from search.names.parts import Key, KeyKind, NamePart, Names, Role, Script

__all__ = ["Key", "KeyKind", "NamePart", "Names", "Role", "Script", "distinct", "keys_for", "parse"]
