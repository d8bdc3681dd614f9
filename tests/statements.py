"""The statements of the seed document in a few words, and the tests that are marked for them."""

import ast
from pathlib import Path

FOLDER = Path(__file__).parent

STATEMENTS = {
    "S-01": "Everything works online, day and night, without a visit to the office",
    "S-02": "A posting can be applied for at any time",
    "S-03": "A posting is changed and cancelled from My Page",
    "S-04": "Past postings are kept as history and can be reused",
    "S-05": "The list of applicants can be seen",
    "S-06": "The office's referral letter of each referred applicant can be seen",
    "S-07": "The hiring result is entered from My Page",
    "S-08": "Recruiting can be stopped from My Page",
    "S-09": "From the 20th My Page tells which postings end with the month",
    "S-10": "Postings for new graduates are left out of that message",
    "S-11": "Seekers apply directly where the employer takes direct applications",
    "S-12": "A direct application is no referral, and both sides are told",
    "S-13": "Employers search job seekers' information",
    "S-14": "Employers send a posting to a job seeker's My Page",
    "S-20": "The opening starts from its button on the top page",
    "S-21": "The office issues the code at the counter or on the telephone",
    "S-22": "First screen: the terms, with both texts and both boxes",
    "S-23": "Nobody ticks the boxes for the user",
    "S-24": "Second screen: address, number, phone and code",
    "S-25": "A mail with an authentication key goes to the address",
    "S-26": "Third screen: password and key",
    "S-27": "Fourth screen: done, and the login works",
    "S-28": "A closed password screen means starting again",
    "S-29": "Starting again works, and only the newest key counts",
    "S-30": "The four refusals of a mail address, each with its reason",
    "S-31": "An address that several people read is recommended",
    "S-32": "Password: 8 to 32 characters with digit, letter and symbol",
    "S-33": "A key is valid for 50 minutes from the mail's delivery",
    "S-34": "A code is valid to the end of the fifth day after its issue",
    "S-35": "Ten wrong entries end a code",
    "S-36": "A lost code is issued again, and the lost one counts no more",
    "S-37": "A dead code needs a new one, and the screen says so",
    "S-38": "What to do when no mail comes",
    "S-39": "The help desk, its hours, and whether it is open now",
    "S-50": "The top page has three columns",
    "S-51": "The head carries the name in both scripts, and breadcrumbs",
    "S-52": "The foot has its eight links, and a link back to the top",
    "S-53": "Manuals can be opened from the site",
    "S-54": "Training courses, events and benefit courses are listed",
    "S-55": "A printable page tells merits, flow and notes",
}

# What a later part of the product promises; the rest is promised now and must be proven.
LATER = {*(f"S-{number:02}" for number in range(3, 15)), "S-54"}


def marked_tests(folder: Path = FOLDER) -> dict[str, list[str]]:
    """Statement to the names of its tests, read from `@pytest.mark.seed("S-nn", ...)` and `pytestmark`."""
    found: dict[str, list[str]] = {}
    for path in sorted(folder.rglob("test_*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for statement, test in marks_in(tree):
            where = path.relative_to(folder).as_posix()
            found.setdefault(statement, []).append(f"{where}::{test}" if test else where)
    return found


def marks_in(tree: ast.Module) -> list[tuple[str, str]]:
    """Pairs of statement and test (empty for the whole file)."""
    pairs = []
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            pairs += [(statement, node.name) for mark in node.decorator_list for statement in statements_of(mark)]
        if isinstance(node, ast.Assign) and any(getattr(target, "id", "") == "pytestmark" for target in node.targets):
            marks = node.value.elts if isinstance(node.value, ast.List | ast.Tuple) else [node.value]
            pairs += [(statement, "") for mark in marks for statement in statements_of(mark)]
    return pairs


def statements_of(mark: ast.expr) -> list[str]:
    """The arguments of a `pytest.mark.seed(...)`; nothing for any other mark."""
    if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.seed":
        return [argument.value for argument in mark.args if isinstance(argument, ast.Constant)]  # type: ignore[misc]
    return []
