"""A page's form as a browser would send it, with one answer changed."""

from html.parser import HTMLParser

Fields = dict[str, str | list[str]]
_BUTTONS = ("submit", "button", "image", "file", "reset")


class _Reader(HTMLParser):
    """Collects what the form with a field `editor` holds."""

    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, list[str]] = {}
        self.texts: list[str] = []
        self._area = self._select = ""
        self._written = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes a field."""
        given = dict(attrs)
        name = given.get("name") or ""
        match tag:
            case "input" if name and given.get("type") not in _BUTTONS:
                if given.get("type") not in ("checkbox", "radio") or "checked" in given:
                    self.values.setdefault(name, []).append(given.get("value") or "")
                if given.get("type", "text") == "text" and not given.get("inputmode"):
                    self.texts.append(name)
            case "textarea" if name:
                self._area, self._written = name, ""
                self.texts.insert(0, name)
            case "select" if name:
                self._select = name
            case "option" if self._select and "selected" in given:
                self.values.setdefault(self._select, []).append(given.get("value") or "")

    def handle_data(self, data: str) -> None:
        """Text within a textarea."""
        if self._area:
            self._written += data

    def handle_endtag(self, tag: str) -> None:
        """Ends a textarea or a select."""
        if tag == "textarea" and self._area:
            self.values.setdefault(self._area, []).append(self._written.removeprefix("\n"))
            self._area = ""
        if tag == "select":
            self._select = ""


def form_of(page: bytes) -> tuple[Fields, str]:
    """The fields of a page, and the name of a text among them that one may type into; empty where there is none."""
    reader = _Reader()
    reader.feed(page.decode())
    fields: Fields = {name: values if len(values) > 1 else values[0] for name, values in reader.values.items()}
    texts = [name for name in reader.texts if name in fields and name not in ("editor", "version", "drawn")]
    return fields, texts[0] if texts else ""
