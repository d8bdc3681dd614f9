"""What axe does not look at (ui.md 5.5, B1 to B19): asked of the page itself, in the browser."""

from pathlib import Path

from playwright.sync_api import Page

from tests.browser.watch import overflow_of

_SPACING = """() => { const sheet = new CSSStyleSheet();
const rules = ['line-height: 1.5', 'letter-spacing: .12em', 'word-spacing: .16em'];
sheet.replaceSync(`* { ${rules.map((rule) => rule + ' !important').join('; ')} }`);
document.adoptedStyleSheets = [sheet]; }"""
_FIND = Path(__file__).with_suffix(".js").read_text()


def faults_beyond_axe(page: Page) -> list[str]:
    """One line for every rule that the page breaks."""
    found: list[str] = page.evaluate(_FIND)
    return found


def focus_faults(page: Page, most: int = 80) -> list[str]:
    """B2, K2: every stop of the tab key shows a focus ring and lies within the page."""
    faults = []
    for _ in range(most):
        page.keyboard.press("Tab")
        fault: str = page.evaluate(
            """() => { const here = document.activeElement;
            if (!here || here === document.body) return 'end';
            const style = getComputedStyle(here), box = here.getBoundingClientRect();
            const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
            const inside = box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight;
            if (!ring) return 'B2: no focus ring on ' + here.outerHTML.slice(0, 120);
            return inside ? '' : 'K2: out of sight ' + here.outerHTML.slice(0, 120); }"""
        )
        if fault == "end":
            break
        if fault:
            faults.append(fault)
    return faults


def width_faults(page: Page) -> list[str]:
    """B8: a page that is wider than its window says by how much."""
    over = overflow_of(page)
    return [f"B8: {over} px wider than the window"] if over > 0 else []


def space_text(page: Page) -> None:
    """B9: the reader sets the spaces of WCAG 1.4.12; the page's policy on styles does not bind the reader's own."""
    page.evaluate(_SPACING)


def is_printed(page: Page) -> bool:
    """Whether the page is looked at as paper, to which the rules of the screen do not apply."""
    printed: bool = page.evaluate("matchMedia('print').matches")
    return printed
