"""A page walked with the Tab key from its first link to its last."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from playwright.sync_api import Page

__all__ = ["faults_of_keyboard"]

# Numbers what can be used, as somebody who looks at the page counts: of choices that exclude each other, one. Then
# notes what gets the focus: its number, whether that can be seen, and its place, as if the page ran left to right.
BEGIN = """() => {
  const groups = new Set();
  const group = one => one.name + '/' + [...document.forms].indexOf(one.form);
  const usable = one => {
    if (one.disabled || one.type === 'hidden' || one.tabIndex < 0) return false;
    if (!one.checkVisibility({visibilityProperty: true})) return false;
    return one.type !== 'radio' || (!groups.has(group(one)) && groups.add(group(one)));
  };
  const all = document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]');
  const found = [...all].filter(usable);
  found.forEach((one, number) => {
    const same = one.type === 'radio' ? [...one.form.elements].filter(other => other.name === one.name) : [one];
    same.forEach(other => { other.hearoutNumber = number });
  });
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute('tabindex');
  scrollTo(0, 0);
  window.hearoutSteps = [];
  const mirrored = document.documentElement.dir === 'rtl';
  document.addEventListener('focusin', ({target: one}) => {
    const style = getComputedStyle(one), box = one.getBoundingClientRect();
    const seen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && box.width > 1;
    const [left, right] = mirrored ? [innerWidth - box.right, innerWidth - box.left] : [box.left, box.right];
    window.hearoutSteps.push([one.hearoutNumber ?? -1, seen, box.top + scrollY, box.bottom + scrollY, left, right]);
  });
  const parts = one => ['date', 'time', 'datetime-local'].includes(one.type) ? 6 : 1;  // day, month, year, calendar
  return [found.map(one => (one.textContent.trim().split('\\n')[0] || one.name || one.id).slice(0, 60)),
    found.reduce((sum, one) => sum + parts(one), 2)];
}"""


@dataclass(frozen=True)
class Step:
    """What Tab came to: its number in the order of the page, whether it shows that it has the focus, and its place."""

    number: int
    seen: bool
    top: float
    bottom: float
    left: float
    right: float

    def is_before(self, other: Step) -> bool:
        """Whether it stands above `other` and not in a column after it: it would be read first."""
        return self.bottom <= other.top and self.left < other.right


def faults_of_keyboard(page: Page) -> list[str]:
    """What Tab does not come to, comes to out of turn, or does not show; and a form in which Enter would press
    something else than its main button."""
    names, presses = page.evaluate(BEGIN)
    for _ in range(presses):
        page.keyboard.press("Tab")
    steps = once_each([Step(*noted) for noted in page.evaluate("window.hearoutSteps")])
    came = [names[step.number] if step.number >= 0 else "?" for step in steps]
    faults = [] if came == names else [f"Tab comes to {came}, the page shows {names}"]
    faults += [f"focus not seen: {names[step.number]}" for step in steps if not step.seen]
    back = [(one, then) for one, then in pairwise(steps) if then.is_before(one)]
    faults += [f"Tab goes back from {names[one.number]} to {names[then.number]}" for one, then in back]
    return faults + [f"Enter presses {button}" for button in page.evaluate(PRESSED_BY_ENTER)]


def once_each(steps: list[Step]) -> list[Step]:
    """Up to where the page begins again; some fields (a date) are left after several presses."""
    seen: dict[int, Step] = {}
    for step in steps:
        seen.setdefault(step.number, step)
    return list(seen.values())


# A browser presses the first button of a form. Where a form has a main button ("Save and go on"), it must be that, or
# the same as one that stands beside it ("Save").
PRESSED_BY_ENTER = """() => [...document.forms]
  .filter(form => form.querySelector('input:not([type=hidden], [type=radio], [type=checkbox])'))
  .map(form => [form.querySelector('button:not([type=button])'), form.querySelector('button.main')])
  .filter(([first, main]) => first && main)
  .filter(([first, main]) => ![...main.parentElement.querySelectorAll('button')].some(
    one => one === first || (one.name === first.name && one.value === first.value)))
  .map(([first]) => first.textContent.trim())"""
