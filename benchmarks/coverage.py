"""Sessions for zones alone, and for 10,000 people beside CP-SAT and HiGHS with 25 seconds each: python -m benchmarks
coverage

People are invented: 38 zones, 60 % with hours at work, 40 % with evenings and weekends, each busy a third of the time.
All three look for most people reached. Each runs in a process of its own: two of these solvers in one cannot live.
"""

from __future__ import annotations

import importlib.util
import json
import random
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from benchmarks.measure import hearout, run, table

CASES = ((2, 1), (4, 2), (6, 3))  # sessions, days
PEOPLE = 10_000
SECONDS = 25
WEEK = "2026-09-07"
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
ZONES = {
    "America/Los_Angeles": 70,
    "America/Denver": 20,
    "America/Chicago": 50,
    "America/New_York": 110,
    "America/Toronto": 30,
    "America/Mexico_City": 25,
    "America/Bogota": 15,
    "America/Lima": 10,
    "America/Sao_Paulo": 45,
    "America/Argentina/Buenos_Aires": 20,
    "America/Santiago": 10,
    "Europe/London": 80,
    "Europe/Lisbon": 10,
    "Europe/Madrid": 25,
    "Europe/Paris": 60,
    "Europe/Berlin": 100,
    "Europe/Warsaw": 30,
    "Europe/Rome": 25,
    "Europe/Stockholm": 20,
    "Europe/Athens": 10,
    "Europe/Kyiv": 20,
    "Europe/Istanbul": 15,
    "Europe/Moscow": 25,
    "Africa/Lagos": 25,
    "Africa/Accra": 8,
    "Africa/Nairobi": 15,
    "Africa/Johannesburg": 15,
    "Africa/Cairo": 10,
    "Asia/Dubai": 10,
    "Asia/Karachi": 12,
    "Asia/Kolkata": 90,
    "Asia/Dhaka": 15,
    "Asia/Jakarta": 20,
    "Asia/Bangkok": 10,
    "Asia/Shanghai": 30,
    "Asia/Tokyo": 35,
    "Australia/Sydney": 20,
    "Pacific/Auckland": 8,
}

WINDOWS = ((8, 20), (18, 22), (12, 14))
PLANS = ((2, 1), (4, 2), (4, 4), (6, 3), (8, 2))  # sessions, days

OF_ZONES = """
import sys, json, time
from datetime import date
from hearout.plan.coverage.participants import Participants, Stretch
from hearout.plan.coverage.planning import plan
from hearout.plan.coverage.wanted import Wanted
weights, opens, closes, sessions, days, week = map(json.loads, sys.argv[1:])
people = Participants.of_weights(weights, Stretch(opens * 60, closes * 60))
wanted = Wanted(sessions, days, date.fromisoformat(week))
seconds = []
for _ in range(3):
    begun = time.process_time()
    best = plan(people, wanted).best
    seconds.append(time.process_time() - begun)
print(json.dumps([best.reached, best.proof.value == "exact", best.bound, min(seconds)]))
"""

READ = """
import sys, json
from datetime import date
from pathlib import Path
import numpy as np
from hearout.plan.coverage.coming import can_come
from hearout.plan.coverage.people import read_people
from hearout.plan.coverage.slots import slots_for
from hearout.plan.coverage.wanted import Wanted
sessions, days = map(int, sys.argv[2:4])
starts = slots_for(Wanted(sessions, days, date.fromisoformat(sys.argv[4])))
people = read_people(Path(sys.argv[1]).read_text(), "people.csv").people
able, weight = np.unique(can_come(people, starts.starts, 60), axis=0, return_counts=True)
seconds = float(sys.argv[5])
"""

CP_SAT = """
from ortools.sat.python import cp_model
model = cp_model.CpModel()
held = [model.new_bool_var("") for _ in starts.starts]
used = [model.new_bool_var("") for _ in starts.dates]
model.add(sum(held) == sessions)
model.add(sum(used) == days)
for day, on in enumerate(used):
    those = [one for one, at in zip(held, starts.day) if at == day]
    model.add_bool_or([*those, ~on])
    for one in those:
        model.add_implication(one, on)
reached = []
for row in able:
    reached.append(model.new_bool_var(""))
    model.add_bool_or([*(held[n] for n in np.flatnonzero(row)), ~reached[-1]])
model.maximize(sum(int(w) * one for w, one in zip(weight, reached)))
solver = cp_model.CpSolver()
solver.parameters.max_time_in_seconds = seconds
status = solver.solve(model)
print(json.dumps([solver.objective_value / weight.sum(), status == cp_model.OPTIMAL]))
"""

HIGHS = """
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp
slots, dates, units = len(starts.starts), len(starts.dates), len(able)
on = sparse.csr_array((np.ones(slots), (starts.day, np.arange(slots))), shape=(dates, slots))
none = lambda rows, columns: sparse.csr_array((rows, columns))
limits = [
    LinearConstraint(np.r_[np.ones(slots), np.zeros(dates + units)], sessions, sessions),
    LinearConstraint(np.r_[np.zeros(slots), np.ones(dates), np.zeros(units)], days, days),
    LinearConstraint(sparse.hstack([on, -sparse.eye_array(dates), none(dates, units)]), 0, np.inf),
    LinearConstraint(sparse.hstack([sparse.eye_array(slots), -on.T, none(slots, units)]), -np.inf, 0),
    LinearConstraint(
        sparse.hstack([sparse.csr_array(able.astype(float)), none(units, dates), -sparse.eye_array(units)]), 0, np.inf
    ),
]
whole = np.r_[np.ones(slots + dates), np.zeros(units)]
worth = np.r_[np.zeros(slots + dates), -weight.astype(float)]
found = milp(worth, constraints=limits, integrality=whole, bounds=Bounds(0, 1), options={"time_limit": seconds})
print(json.dumps([-found.fun / weight.sum() if found.x is not None else 0.0, found.status == 0]))
"""


def people() -> Iterator[str]:
    """PEOPLE.csv, line by line."""
    chance = random.Random(1)
    yield "id,timezone,from,to,days"
    for number in range(PEOPLE):
        zone = chance.choices([*ZONES], [*ZONES.values()])[0]
        at_work = chance.random() < 0.6
        for day, name in enumerate(DAYS):
            for first, last in _free(chance, at_work=at_work, weekend=day > 4):
                yield f"p{number},{zone},{first:02}:00,{last:02}:00,{name}"


def _free(chance: random.Random, *, at_work: bool, weekend: bool) -> Iterator[tuple[int, int]]:
    """The hours in which somebody is not busy, those that touch together."""
    if at_work and weekend:
        return
    begun = None
    opens, closes = (9, 18) if at_work else (10, 22) if weekend else (18, 22)
    for hour in range(opens, closes + 1):
        free = hour < closes and chance.random() > 1 / 3
        if free and begun is None:
            begun = hour
        if not free and begun is not None:
            yield begun, hour
            begun = None


def main() -> None:
    """Print a table of each case."""
    head = ["hours", "sessions, days", "people reached", "proved", "CPU ms"]
    table(f"{len(ZONES)} zones with weights: planning alone", head, list(_of_zones()))
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "people.csv"
        listed.write_text("\n".join(people()) + "\n", encoding="utf-8")
        for sessions, days in CASES:
            rows = [_ours(listed, sessions, days), *_peers(listed, sessions, days)]
            title = f"{sessions} sessions on {days} of seven days, {PEOPLE:,} people"
            table(title, ["", "people reached", "proved", "wall s", "CPU s", "peak MiB"], rows)


def _of_zones() -> Iterator[list[str]]:
    for (opens, closes), (sessions, days) in product(WINDOWS, PLANS):
        asked = (json.dumps(one) for one in (ZONES, opens, closes, sessions, days, WEEK))
        reached, exact, bound, seconds = json.loads(run("-c", OF_ZONES, *asked).output)
        proved = "yes" if exact else f"at most {bound:.2%}"
        yield [f"{opens}-{closes}", f"{sessions}, {days}", f"{reached:.2%}", proved, f"{1000 * seconds:.0f}"]


def _ours(listed: Path, sessions: int, days: int) -> list[str]:
    out = listed.with_name("plan.json")
    asked = "--sessions", str(sessions), "--days", str(days), "--week", WEEK, "--out", str(out)
    cost = hearout("coverage", str(listed), *asked)
    best = json.loads(out.read_text(encoding="utf-8"))["best"]
    proved = "yes" if best["proof"] == "exact" else f"at most {best['bound']:.2%}"
    return ["Hearout", f"{best['reached']:.2%}", proved, f"{cost.wall:.1f}", f"{cost.cpu:.1f}", f"{cost.peak:.0f}"]


def _peers(listed: Path, sessions: int, days: int) -> Iterator[list[str]]:
    for name, module, code in (("CP-SAT", "ortools", CP_SAT), ("HiGHS", "scipy", HIGHS)):
        if importlib.util.find_spec(module) is None:
            yield [name, f"not measured: {module} is not installed", "", "", "", ""]
            continue
        cost = run("-c", READ + code, str(listed), str(sessions), str(days), WEEK, str(SECONDS))
        reached, proved = json.loads(cost.output.splitlines()[-1])
        shown = [f"{reached:.2%}", "yes" if proved else "no"]
        yield [name, *shown, f"{cost.wall:.1f}", f"{cost.cpu:.1f}", f"{cost.peak:.0f}"]


if __name__ == "__main__":
    main()
