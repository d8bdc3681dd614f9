"""A handful of rows of each table, so that no test waits for all of them."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from mypage.kernel.actor import Actor
from mypage.reference.commands import load_tables
from mypage.reference.models import Municipality, Office

SMALL = Path(__file__).parent / "tables"
AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
ADMINISTRATOR = Actor("staff", 7, "小林")


@pytest.fixture
def small_tables(db: None) -> None:
    """Fifteen offices and what belongs to them."""
    load_tables(at=AT, source=SMALL)


@pytest.fixture
def iidabashi(small_tables: None) -> Office:
    """ハローワーク飯田橋: address and telephone number known."""
    return Office.objects.get(code="13010")


@pytest.fixture
def itoigawa(small_tables: None) -> Office:
    """ハローワーク糸魚川: no code, no address, no telephone number."""
    return Office.objects.get(name="糸魚川公共職業安定所")


@pytest.fixture
def kitami(small_tables: None) -> Municipality:
    """北見市: divided between two offices."""
    return Municipality.objects.get(name="北見市")
