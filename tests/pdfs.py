"""PDF read back for tests, by poppler's tools (`scripts/need poppler-utils`)."""

import subprocess


def text_of_pdf(content: bytes) -> str:
    """What can be copied out of it, with the layout kept."""
    return _told("pdftotext", "-layout", content)


def fonts_of_pdf(content: bytes) -> list[dict[str, str]]:
    """Its fonts: name, and whether each is embedded (emb), a subset (sub) and knows its characters (uni)."""
    lines = _lines("pdffonts", content)[2:]
    return [
        {"name": line.split()[0], **dict(zip(("emb", "sub", "uni"), line.split()[-5:-2], strict=True))}
        for line in lines
    ]


def facts_of_pdf(content: bytes) -> dict[str, str]:
    """What it says of itself: Pages, Page size, Title …"""
    pairs = (line.partition(":") for line in _lines("pdfinfo", content))
    return {name: value.strip() for name, _, value in pairs}


def _lines(tool: str, content: bytes) -> list[str]:
    done = subprocess.run([tool, "-"], input=content, capture_output=True, check=True)
    return done.stdout.decode().splitlines()


def _told(tool: str, option: str, content: bytes) -> str:
    done = subprocess.run([tool, option, "-", "-"], input=content, capture_output=True, check=True)
    return done.stdout.decode()


def is_archivable(content: bytes) -> bool:
    """Whether it says that it is PDF/A-2b."""
    return b"pdfaid:part>2<" in content and b"pdfaid:conformance>B<" in content
