"""The service as an operator starts and stops it, for real."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_service_starts_says_where_it_is_and_stops(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}}
    environment = {**kept, "MYPAGE_DEMO": "1", "MYPAGE_VAR": str(tmp_path), "PORT": str(port)}
    manage = [sys.executable, str(ROOT / "manage.py")]
    for step in (["migrate", "--verbosity=0"], ["collectstatic", "--no-input", "--verbosity=0"]):
        subprocess.run([*manage, *step], env=environment, check=True)
    service = subprocess.Popen([*manage, "run_service"], env=environment, stdout=subprocess.PIPE, text=True)
    assert service.stdout
    try:
        greeting = "".join(iter(service.stdout.readline, "  kobayashi@demo.example   職員      管理者\n"))
        assert f"http://127.0.0.1:{port}/staff/" in greeting
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=10) as answer:
            assert answer.status == 200
        children = children_of(service.pid)
        assert len(children) == 2
    finally:
        service.send_signal(signal.SIGTERM)
        assert service.wait(20) == 0
        service.stdout.close()
    deadline = time.monotonic() + 2
    while any(Path(f"/proc/{child}").exists() for child in children):
        assert time.monotonic() < deadline


def children_of(pid: int) -> list[str]:
    """The process numbers of the direct children."""
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
