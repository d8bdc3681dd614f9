"""Load from this machine: as fast as the server answers, or at a given pace."""

import re
import shutil
import subprocess
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from threading import local
from urllib.parse import urlencode

from bench.service import HOST, Served

TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    body: bytes
    location: str


class Browser:
    """One connection that is kept, with its cookies; follows nothing by itself."""

    def __init__(self, port: int) -> None:
        self.connection = HTTPConnection(HOST, port, timeout=30)
        self.cookies: dict[str, str] = {}

    def get(self, path: str) -> Answer:
        """Fetches a page."""
        return self._ask("GET", path)

    def post(self, path: str, page: Answer, fields: Mapping[str, str | list[str]]) -> Answer:
        """Sends a form, with the token that stood on the page."""
        found = TOKEN.search(page.body)
        assert found, f"no form on the page before {path}"
        body = urlencode({**fields, "csrfmiddlewaretoken": found[1].decode()}, doseq=True)
        return self._ask("POST", path, body)

    def _ask(self, method: str, path: str, body: str | None = None) -> Answer:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request(method, path, body, headers)
        response = self.connection.getresponse()
        for line in response.headers.get_all("Set-Cookie") or []:
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        return Answer(response.status, response.read(), response.headers.get("Location", ""))


@dataclass(frozen=True)
class Load:
    """What a load got out of the service: answers a second, and the CPU time of all web processes for each."""

    a_second: float
    cpu_milliseconds: float


def at_full_speed(served: Served, path: str, seconds: int) -> Load:
    """As fast as the server answers wrk with 8 connections; SystemExit on any answer but 2xx and 3xx."""
    wrk = shutil.which("wrk")
    if wrk is None:
        raise SystemExit("wrk is missing. Please run: apt-get install wrk")
    command = [wrk, "-t1", "-c8", f"-d{seconds}s", f"http://{HOST}:{served.port}{path}"]
    cpu = served.cpu_seconds()
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    cpu = served.cpu_seconds() - cpu
    if "Non-2xx" in told:
        raise SystemExit(f"{path} did not answer as it should:\n{told}")
    a_second = re.search(r"Requests/sec:\s+([\d.]+)", told)
    answers = re.search(r"(\d+) requests in", told)
    assert a_second
    assert answers
    if not int(answers[1]):
        raise SystemExit(f"{path} did not answer at all:\n{told}")
    return Load(float(a_second[1]), cpu * 1000 / int(answers[1]))


def at_pace(port: int, path: str, a_second: int, seconds: int) -> list[float]:
    """Milliseconds of each answer, sorted; requests start on time, whether or not earlier ones are answered."""
    mine = local()
    began = time.monotonic() + 0.5

    def one(number: int) -> float:
        if not hasattr(mine, "browser"):
            mine.browser = Browser(port)
        due = began + number / a_second
        time.sleep(max(0.0, due - time.monotonic()))
        assert mine.browser.get(path).status == 200
        return (time.monotonic() - due) * 1000

    with ThreadPoolExecutor(8) as pool:
        return sorted(pool.map(one, range(a_second * seconds)))


def percentile(sorted_times: list[float], share: float) -> float:
    """The time within which this share of the answers came."""
    return sorted_times[min(len(sorted_times) - 1, int(len(sorted_times) * share))]
