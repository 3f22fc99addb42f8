"""`make bench`: every comparison in turn; or `python -m benchmarks NAME…` for some."""

from __future__ import annotations

import importlib
import os
import platform
import sys

COMPARISONS = (
    "redaction",
    "haskell",
    "themes",
    "growth",
    "public_page",
    "inbox",
    "desk",
    "theme_pages",
    "summary_pages",
    "coverage",
    "registrations",
    "invitations",
)


def main(wanted: list[str]) -> int:
    unknown = set(wanted) - set(COMPARISONS)
    if unknown:
        print(f"Unknown: {', '.join(sorted(unknown))}. There are: {', '.join(COMPARISONS)}.", file=sys.stderr)
        return 2
    print(
        f"Python {platform.python_version()}, {os.cpu_count()} processors. Read ratios, not seconds: machines differ."
    )
    for name in wanted or COMPARISONS:
        importlib.import_module(f"benchmarks.{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
