"""The attacks that run before anything is published. One module per attack; what cannot be checked is refused."""

from hearout.disclose.audit import audit
from hearout.disclose.cells import narrowed
from hearout.disclose.findable import Findable, findable
from hearout.disclose.material import AuditMaterial, RawPassage, material, read_passages

__all__ = ["AuditMaterial", "Findable", "RawPassage", "audit", "findable", "material", "narrowed", "read_passages"]
