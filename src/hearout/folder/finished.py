"""Reading a finished OUT again: what was published, and what the audit compared it with."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from hearout.disclose import AuditMaterial, read_passages
from hearout.disclose.reading import Malformed, Node, parsed
from hearout.errors import BadInput
from hearout.records.evidence import CellEvidence, Evidence, FindingEvidence, QuoteEvidence

__all__ = ["load_finished", "published_files", "read_evidence"]

AGAIN = "Run the consultation again to write it anew."


def published_files(out: Path) -> Mapping[str, bytes]:
    """Every file of OUT/public by name, whether we wrote it or not. Raises BadInput when there is none."""
    public = out / "public"
    if not public.is_dir():
        raise BadInput(
            f"{out} has no public/. Give the folder that a run wrote; one that was refused publishes nothing."
        )
    try:
        files = {path.relative_to(public).as_posix(): path.read_bytes() for path in public.rglob("*") if path.is_file()}
    except OSError as error:
        raise BadInput(f"{public} cannot be read ({error.strerror}).") from None
    if not files:
        raise BadInput(f"{public} is empty. {AGAIN}")
    return {name: files[name] for name in sorted(files)}


def load_finished(out: Path) -> tuple[Mapping[str, bytes], AuditMaterial]:
    """What `audit` needs of a finished run. Raises BadInput where a file is missing or not as a run writes it."""
    files = published_files(out)
    team = out / "team"
    passages = read_passages(_text(team / "passages.jsonl"))
    try:
        evidence = read_evidence(parsed(_text(team / "evidence.json"), "evidence.json"))
        material = parsed(_text(team / "audit.json"), "audit.json").at("material")
    except Malformed as problem:
        raise BadInput(f"{problem}. {AGAIN}") from None
    return files, AuditMaterial.from_json(json.dumps(material.value), passages=passages, evidence=evidence)


def read_evidence(node: Node) -> Evidence:
    """What `team.evidence_file` wrote. Raises Malformed with the place where it is otherwise."""
    return Evidence(
        findings=tuple(_finding(one) for one in node.at("findings").items()),
        cells=tuple(CellEvidence(one.at("cell").text(), one.at("exact").whole()) for one in node.at("cells").items()),
    )


def _finding(node: Node) -> FindingEvidence:
    return FindingEvidence(
        finding=node.at("finding").text(),
        theme=node.at("theme").text(),
        question=node.at("question").text(),
        passages=node.at("passages").texts(),
        quotes=tuple(_quote(one) for one in node.at("quotes").items()),
        paraphrases=node.optional_texts("paraphrases"),
    )


def _quote(node: Node) -> QuoteEvidence:
    return QuoteEvidence(node.at("passage").text(), node.at("start").whole(), node.at("end").whole())


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise BadInput(f"There is no {path}. {AGAIN}") from None
    except (OSError, UnicodeDecodeError):
        raise BadInput(f"{path} cannot be read. {AGAIN}") from None
