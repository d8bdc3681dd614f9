"""How long a text is on a printed form: in lines of 30 characters, where a line break fills its line."""

LINE = 30


def lines_of(text: str) -> list[str]:
    """The text as the form prints it: each line at most 30 characters.

    >>> lines_of("あ" * 31)
    ['ああああああああああああああああああああああああああああああ', 'あ']
    """
    return [line[start : start + LINE] for line in text.split("\n") for start in range(0, max(len(line), 1), LINE)]


def line_count(text: str) -> int:
    """How many lines of the form the text takes."""
    return len(lines_of(text))


def text_length(text: str) -> int:
    """The characters that a text takes; a line that is broken off counts as full (R-162).

    >>> text_length("あ" * 10 + chr(10) + "い" * 330), text_length(""), text_length("ab")
    (360, 0, 2)
    """
    *broken, last = text.split("\n")
    return sum(max(-(-len(line) // LINE), 1) * LINE for line in broken) + len(last)
