"""Prints every statement of the seed document with the tests that prove it: make seed"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.statements import LATER, STATEMENTS, marked_tests


def main() -> int:
    """Returns 1 when a statement that is promised now has no test."""
    proven = marked_tests()
    for statement, sentence in STATEMENTS.items():
        tests = proven.get(statement, [])
        state = f"{len(tests)} tests" if tests else ("promised later" if statement in LATER else "NOT PROVEN")
        print(f"{statement}  {sentence} ({state})")
        for test in tests:
            print(f"        {test}")
    missing = sorted(set(STATEMENTS) - LATER - set(proven))
    print(f"\n{len(set(proven) & set(STATEMENTS))} of {len(STATEMENTS)} statements have tests.")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
