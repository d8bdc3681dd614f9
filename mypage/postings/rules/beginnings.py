"""How the matches of a regular expression can begin: what lets many expressions be tried only where they may match."""

DEPTH = 2
ANYTHING = "\0"
_CLASSES = {"d": "0123456789"}


def beginnings(pattern: str) -> frozenset[str]:
    """The first two characters of every possible match (or more than is possible, never less).

    A beginning of one character stands for that character and anything; ANYTHING for what cannot be told.

    >>> sorted(beginnings("女(性|子)のみ"))
    ['女子', '女性']
    >>> sorted(beginnings("(?<!シ)業務?委託"))
    ['業務', '業委']
    """
    return frozenset(begin.split(ANYTHING)[0] or ANYTHING for begin in _Reader(pattern).alternatives())


def _joined(first: set[str], second: set[str]) -> set[str]:
    told = {begin for begin in first if len(begin) >= DEPTH}
    return told | {(begin + more)[:DEPTH] for begin in first - told for more in second}


class _Reader:
    """Reads an expression from left to right, keeping beginnings only."""

    def __init__(self, pattern: str) -> None:
        self._signs = list(pattern)

    def alternatives(self) -> set[str]:
        found = self._sequence()
        while self._signs and self._signs[0] == "|":
            self._next()
            found |= self._sequence()
        return found

    def _next(self) -> str:
        return self._signs.pop(0)

    def _sequence(self) -> set[str]:
        found = {""}
        while self._signs and self._signs[0] not in "|)":
            found = _joined(found, self._repeated(self._atom()))
        return found

    def _repeated(self, atom: set[str]) -> set[str]:
        sign = self._signs[0] if self._signs else ""
        if sign not in ("?", "*", "+", "{"):
            return atom
        times = self._until("}") if sign == "{" else self._next()
        several = atom if times == "?" else atom | _joined(atom, atom)
        return several | {""} if times in ("?", "*") or times.startswith("{0") else several

    def _until(self, last: str) -> str:
        place = self._signs.index(last)
        taken, self._signs = self._signs[: place + 1], self._signs[place + 1 :]
        return "".join(taken)

    def _atom(self) -> set[str]:
        sign = self._next()
        if sign == "(":
            return self._group()
        if sign == "[":
            return self._class()
        if sign == "\\":
            escaped = self._next()
            return {escaped} if not escaped.isalnum() else set(_CLASSES.get(escaped, ANYTHING))
        return {ANYTHING} if sign in ".^$" else {sign}

    def _group(self) -> set[str]:
        kind = ""
        while self._signs[0] in "?:=!<" and (kind or self._signs[0] == "?"):
            kind += self._next()
        found = self.alternatives()
        self._next()
        return {""} if kind.endswith(("=", "!")) else found

    def _class(self) -> set[str]:
        inside = self._until("]")[:-1]
        if inside.startswith("^") or "\\" in inside:
            return {ANYTHING}
        found: set[str] = set()
        while inside:
            if len(inside) > 2 and inside[1] == "-":
                found |= {chr(code) for code in range(ord(inside[0]), ord(inside[2]) + 1)}
                inside = inside[3:]
            else:
                found.add(inside[0])
                inside = inside[1:]
        return found
