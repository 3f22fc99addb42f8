"""Where heavy steps run: this process, a pool of processes, later an existing distributed engine by address."""

from hearout.engines.apart import apart
from hearout.engines.local import LocalEngine
from hearout.engines.processes import ProcessEngine

__all__ = ["LocalEngine", "ProcessEngine", "apart", "engine"]


def engine(name: str) -> LocalEngine | ProcessEngine:
    """The engine called `name`: "local" or "processes"."""
    return ProcessEngine() if name == "processes" else LocalEngine()
