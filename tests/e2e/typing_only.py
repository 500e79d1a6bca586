"""Fills the form without a mouse: Tab to where something is asked, then keys."""

from typing import Any

from playwright.sync_api import Locator
from tests.e2e.filling import PAIRS, SECONDS, Filler

MOST_TABS = 400


class Typist(Filler):
    """Only ever presses keys."""

    def start(self, client_type: str) -> None:
        self.page.goto("/")
        self.tab_to(self.page.locator(f"form:has(input[value={client_type}]) button"))
        self.page.keyboard.press("Enter")
        self.ready()

    def go_on(self, here: str) -> None:
        self.press_button("Continue")
        self.page.wait_for_function(
            """(here) => location.pathname.endsWith("/review")
              || document.querySelector("[data-block]")?.dataset.block !== here""",
            arg=here,
            timeout=SECONDS,
        )

    def press_button(self, name: str) -> None:
        self.tab_to(self.page.get_by_role("button", name=name).first)
        self.page.keyboard.press("Enter")

    def tab_to(self, target: Locator) -> None:
        """Forward through the page until the target has the focus, and can be seen to have it."""
        handle = target.element_handle()
        for _ in range(MOST_TABS):
            if handle.evaluate("(each) => document.activeElement === each"):
                assert handle.evaluate("(each) => each.matches(':focus-visible')")
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"the Tab key never leads to {target}")

    def fill(self, field: Locator, answer: Any) -> None:
        control = field.get_attribute("data-control")
        if control in ("radios", "scale"):
            self.arrow(field, str(answer))
        elif control in ("checks", "tick"):
            values = self.in_order(field, answer) if control == "checks" else ["yes"] * bool(answer)
            for value in values:
                self.tab_to(field.locator(f'input[value="{value}"]'))
                self.page.keyboard.press("Space")
        elif control == "select":
            self.pick(field, answer)
        elif control == "birthday":
            self.type_birthday(field, *str(answer).split("-"))
        elif control == "quantity":
            self.type_measure(field, answer)
        elif control == "date":
            year, month, day = str(answer).split("-")
            self.tab_to(field.locator("input"))
            self.page.keyboard.type(f"{month}{day}{year}")
        else:
            text = answer["name"] if isinstance(answer, dict) else str(answer)
            self.type_into(field.locator("input, textarea").first, text)

    def type_birthday(self, field: Locator, year: str, month: str, day: str) -> None:
        self.type_into(field.get_by_label("Day"), str(int(day)))
        self.tab_to(field.get_by_label("Month"))
        for _ in range(int(month)):
            self.page.keyboard.press("ArrowDown")
        self.type_into(field.get_by_label("Year"), year)

    def in_order(self, field: Locator, answer: list[str]) -> list[str]:
        """As they stand on the page, so that Tab need not go round."""
        values = field.locator("input").evaluate_all("(all) => all.map((each) => each.value)")
        return [value for value in values if value in answer]

    def type_into(self, target: Locator, text: str) -> None:
        self.tab_to(target)
        self.page.keyboard.type(text)

    def arrow(self, field: Locator, value: str) -> None:
        """The first of a group by Space, the others by the arrows."""
        values = field.locator("label:not([hidden]) input").evaluate_all(
            "(all) => all.map((each) => each.value)"
        )
        self.tab_to(field.locator(f'input[value="{values[0]}"]'))
        self.page.keyboard.press("Space")
        for _ in range(values.index(value)):
            self.page.keyboard.press("ArrowDown")

    def pick(self, field: Locator, value: str) -> None:
        label = field.locator(f'option[value="{value}"]').text_content() or ""
        if field.locator("[role=combobox]").count():
            self.type_into(field.get_by_role("combobox"), label)
            self.page.keyboard.press("Enter")
            return
        self.tab_to(field.locator("select"))
        labels = field.locator("option").evaluate_all("(all) => all.map((each) => each.value)")
        for _ in range(labels.index(value)):
            self.page.keyboard.press("ArrowDown")

    def type_measure(self, field: Locator, answer: Any) -> None:
        value, unit = (answer["value"], answer["unit"]) if isinstance(answer, dict) else (answer, "")
        if unit in PAIRS:
            raise AssertionError("the persona for the keyboard measures in cm and kg")
        self.type_into(field.locator("input.number").first, str(value))
