"""Looks over a page's shoulder: script errors, refusals by the content security policy, requests to other hosts."""

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response

BAD_STATUS = 400


class PageWatch:
    """Notes what must not happen in any page of a context."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.host = urlsplit(address).netloc
        self.faults: list[str] = []
        context.on("request", self._request)
        context.on("response", self._response)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.faults.append(f"script error: {error.error}"))

    def check(self) -> None:
        """AssertionError when anything was noted."""
        assert not self.faults, "\n".join(self.faults)

    def forgive(self) -> None:
        """Forgets what was noted, for a test that provokes it."""
        self.faults.clear()

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.netloc != self.host:
            self.faults.append(f"request to another host: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= BAD_STATUS and response.request.resource_type not in {"document", "xhr", "fetch"}:
            self.faults.append(f"{response.status} for {response.url}")

    def _console(self, message: ConsoleMessage) -> None:
        answered_badly = message.text.startswith("Failed to load resource")  # judged by its status above
        if message.type in {"error", "warning"} and not answered_badly:
            self.faults.append(f"console {message.type}: {message.text}")


def overflow_of(page: Page) -> int:
    """By how many pixels the page is wider than the window."""
    width: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return width
