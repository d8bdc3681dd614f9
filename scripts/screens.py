"""Takes a picture of every page for every kind of user, at 390 and 1280 pixels: make screens [ONLY=text]

A fresh demo service is started for it. The pictures go to MYPAGE_VAR/screens/. The script fails on a page that does
not answer as expected, on a script error or a refusal by the content security policy, on a page wider than its window,
and on an address that scripts/screens_pages.py does not know.

With --matrix no pictures are taken; every page is looked at in four sizes and four modes, and axe looks along.
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
START_SECONDS = 180


def free_port() -> int:
    """A port that nobody uses at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def fresh_demo() -> Iterator[str]:
    """The address of a demo service of its own; this process sees the same database."""
    with tempfile.TemporaryDirectory(prefix="mypage-screens-") as folder:
        port = free_port()
        os.environ.update(MYPAGE_DEMO="1", MYPAGE_VAR=folder, PORT=str(port), MYPAGE_LOG_LEVEL="WARNING")
        os.environ.pop("DATABASE_URL", None)
        manage = [sys.executable, str(ROOT / "manage.py")]
        subprocess.run([*manage, "prepare"], cwd=ROOT, check=True)
        service = subprocess.Popen(
            [*manage, "run_service", "--end-with-parent"], cwd=ROOT, stdout=subprocess.DEVNULL, start_new_session=True
        )
        address = f"http://127.0.0.1:{port}"
        try:
            wait_for(address, service)
            yield address
        finally:
            service.terminate()
            service.wait()


def wait_for(address: str, service: "subprocess.Popen[bytes]") -> None:
    """Returns when the service answers; ends the script when it does not come up."""
    deadline = time.monotonic() + START_SECONDS
    while service.poll() is None and time.monotonic() < deadline:
        try:
            urllib.request.urlopen(f"{address}/healthz", timeout=5)
        except OSError:
            time.sleep(0.2)
        else:
            return
    sys.exit("The demo service did not start.")


def main() -> int:
    """Starts the demo, then takes the pictures."""
    target = Path(os.environ.get("MYPAGE_VAR") or ROOT / "var").resolve() / "screens"
    with fresh_demo() as address:
        os.environ.update(DJANGO_SETTINGS_MODULE="config.settings", DJANGO_ALLOW_ASYNC_UNSAFE="1")
        import django

        django.setup()
        from scripts.screens_camera import look_at_pages
        from scripts.screens_looks import MATRIX, PICTURES_OF

        looks = MATRIX if "--matrix" in sys.argv else PICTURES_OF
        faults = look_at_pages(address, looks, target, only=os.environ.get("ONLY", ""))
    print("\n".join([*faults, f"{len(faults)} faults; pictures are in {target}"]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
