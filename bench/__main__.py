"""make bench: builds a world in a temporary folder, measures, and prints the figures as Markdown.

`python -m bench` measures everything, `python -m bench service` and `python -m bench postings` one half each.
"""

import io
import logging
import os
import platform
import sys
import tempfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench.world import World

PARTS = ("service", "postings")


def main(folder: str, parts: list[str]) -> None:
    """What was asked for in one go; a few minutes, and some more with a million postings."""
    from bench import postings, service, world

    openings = int(os.environ.get("BENCH_OPENINGS") or 200)
    servers = [name for name in service.SERVERS if service.is_installed(name)]
    made = world.build(openings * len(servers) if "service" in parts else 0)
    print(
        f"Machine: {os.cpu_count()} cores, {platform.platform()}, Python {platform.python_version()}, data in {folder}"
    )
    if "service" in parts:
        measure_service(made, servers, openings)
    if "postings" in parts:
        postings.fill_country(made)
        postings.measure(made)


def measure_service(made: "World", servers: list[str], openings: int) -> None:
    """The servers, every page by itself."""
    from bench import load, opening, pages, service

    seconds = int(os.environ.get("BENCH_SECONDS") or 10)
    print("\nEach cell: answers a second (CPU ms of the web processes for each answer).")
    print("\n| server | top page | top page at 50/s: p50, p95, p99 ms | opening, screens 2 to 4 | sign-in page |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for number, name in enumerate(servers):
        with service.served(name) as served:
            top = load.at_full_speed(served, "/", seconds)
            times = load.at_pace(served.port, "/", 50, seconds)
            slips = made.slips[number * openings : (number + 1) * openings]
            screens = opening.screens_a_second(served, slips)
            sign_in = load.at_full_speed(served, "/employer/sign-in/", seconds)
        paced = ", ".join(f"{load.percentile(times, share):.1f}" for share in (0.5, 0.95, 0.99))
        cells = [f"{each.a_second:.0f} ({each.cpu_milliseconds:.1f})" for each in (top, screens, sign_in)]
        print(f"| {name} | {cells[0]} | {paced} | {cells[1]} | {cells[2]} |", flush=True)
    logging.getLogger().handlers[0].setStream(io.StringIO())  # type: ignore[attr-defined]
    print("\n| page | CPU ms |\n| --- | ---: |")
    for path in ("/", "/employer/sign-in/", "/opening/", "/offices/", "/healthz"):
        print(f"| {path} | {pages.cpu_milliseconds(path):.2f} |", flush=True)
    print("\n| page | reader | SQL | ms | HTML KB | first load KB, HTML as it is | first load KB, HTML compressed |")
    print("| --- | --- | ---: | ---: | ---: | ---: | ---: |")
    for page in pages.measured(made):
        sizes = " | ".join(f"{size / 1000:.1f}" for size in (page.html, page.first_load_plain_html, page.first_load))
        print(f"| {page.path} | {page.reader} | {page.statements} | {page.milliseconds:.1f} | {sizes} |")


if __name__ == "__main__":
    asked = sys.argv[1:] or list(PARTS)
    if set(asked) - set(PARTS):
        sys.exit(__doc__)
    for variable in [name for name in os.environ if name.startswith("MYPAGE_")]:
        del os.environ[variable]
    with tempfile.TemporaryDirectory(prefix="mypage-bench-") as temporary:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "bench.settings",
            "MYPAGE_VAR": temporary,
            "MYPAGE_HOSTS": "localhost",
        }
        import django

        django.setup()
        main(temporary, asked)
