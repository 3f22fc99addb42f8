"""House rules that a machine can check."""

from __future__ import annotations

import ast
import dataclasses
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import hearout.records

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "hearout"
LEFTOVERS = {"utils", "util", "helpers", "helper", "common", "misc", "tools"}
WORDS_OR_PEOPLE = {
    "text",
    "name",
    "email",
    "handle",
    "handles",
    "aliases",
    "removed",
    "native",
    "reply_to",
    "prompt",
    "word",
    "contexts",
}


def modules() -> list[Path]:
    """All but the migrations, which Django writes."""
    return sorted(path for path in SOURCE.rglob("*.py") if path.parent.name != "migrations")


def test_no_module_is_the_place_for_leftovers() -> None:
    assert [path for path in modules() if path.stem in LEFTOVERS] == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        str(path.relative_to(SOURCE))
        for path in modules()
        if path.read_text(encoding="utf-8").strip()
        and not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


def test_imports_inside_functions_have_a_listed_reason() -> None:
    allowed = {
        "anonymise/models.py": "a named-entity model is optional and slow to import",
        "language/words.py": "the Chinese segmenter must be loaded with its cache in a private folder",
        "analyse/vectors.py": "scikit-learn takes a second and 50 MB to load, which no page of the web needs",
        "disclose/findable.py": "as in analyse/vectors.py",
        "analyse/meanings.py": "the static vectors are slow to import and absent on some systems",
        "key_commands.py": "as in launchers.py",
        "launchers.py": "the web is imported only by the command that starts it, once its environment is set",
        "cli.py": "commands import what they run, so that --help answers at once",
    }
    found = {
        str(path.relative_to(SOURCE))
        for path in modules()
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        if any(isinstance(node, ast.Import | ast.ImportFrom) for node in ast.walk(function))
    }
    assert found - set(allowed) == set()


def identified_records() -> Iterator[tuple[str, dataclasses.Field[object]]]:
    module = importlib.import_module("hearout.records.identified")
    for name, record in inspect.getmembers(module, dataclasses.is_dataclass):
        for field in dataclasses.fields(record):
            yield name, field


def test_fields_with_words_or_people_stay_out_of_logs() -> None:
    shown = [
        f"{name}.{field.name}" for name, field in identified_records() if field.name in WORDS_OR_PEOPLE and field.repr
    ]
    assert shown == []


def exporting_modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages([str(SOURCE)], "hearout."):
        module = importlib.import_module(found.name)
        if hasattr(module, "__all__"):
            yield module


def test_what_a_module_says_it_exports_exists_and_is_sorted() -> None:
    for module in exporting_modules():
        assert [name for name in module.__all__ if not hasattr(module, name)] == [], module.__name__
        assert len(set(module.__all__)) == len(module.__all__), module.__name__


def test_records_are_frozen() -> None:
    for found in pkgutil.iter_modules(hearout.records.__path__, "hearout.records."):
        module = importlib.import_module(found.name)
        for _, record in inspect.getmembers(
            module, lambda thing: inspect.isclass(thing) and dataclasses.is_dataclass(thing)
        ):
            assert record.__dataclass_params__.frozen, record


def tracked_texts() -> Iterator[tuple[str, str]]:
    kept_out = {".venv", ".venv-bench", ".git", ".hypothesis", "out", "build", "__pycache__"}
    for path in sorted(ROOT.rglob("*")):
        inside = path.relative_to(ROOT).parts
        if path.is_file() and not any(part in kept_out or part.endswith(("_cache", ".egg-info")) for part in inside):
            yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8", errors="replace")


def test_the_project_names_no_machine_and_no_download_address() -> None:
    address = re.compile(r"https?://[^ \"]+\.(?:whl|tar\.gz|tgz)|--(?:extra-)?index-url|simple/\S+#sha256")
    here = f"{ROOT}/"
    itself = "tests/conventions/test_house_rules.py"
    assert [name for name, text in tracked_texts() if name != itself and (address.search(text) or here in text)] == []
