"""Where keys live, and the pseudonyms made with them.

A key is random, 32 bytes, and never leaves its file but by an export that somebody asks for. Whoever has it can tell
which pseudonym belongs to whom; once it is destroyed nobody can. A pseudonym is never made from a constant or from an
identity alone.
"""

from hearout.keys.files import KEY_BYTES, load_or_make
from hearout.keys.folder import SERVER, KeyFolder
from hearout.keys.pseudonyms import fingerprint, keyed

__all__ = ["KEY_BYTES", "SERVER", "KeyFolder", "fingerprint", "keyed", "load_or_make"]
