"""Fills the intake's form as a person would: whatever is asked, from a persona's answers."""

import json
from typing import Any

from playwright.sync_api import Locator, Page, expect

SECONDS = 60_000
PAIRS = {"in": ("ft-in", 12), "lb": ("st-lb", 14)}


class Filler:
    """One person with answers in front of a page; scripts on or off."""

    def __init__(self, page: Page, answers: dict[str, Any], *, scripts: bool = True) -> None:
        self.page, self.answers, self.scripts = page, answers, scripts
        self.asked: list[str] = []
        self.types: list[str] = []

    def start(self, client_type: str) -> None:
        self.page.goto("/")
        self.page.locator(f"form:has(input[value={client_type}]) button").click()
        self.ready()

    def ready(self) -> None:
        if self.scripts:
            self.page.wait_for_selector("[data-ready][data-steps]", timeout=SECONDS, state="attached")

    @property
    def block(self) -> str:
        return self.page.locator("[data-block]").get_attribute("data-block") or ""

    def walk(self) -> list[str]:
        """Every step to the review; the blocks in the order met."""
        met: list[str] = []
        while not self.page.url.endswith("/review"):
            here = self.block
            met.append(here)
            assert met.count(here) < 4, f"{here} does not let go: {self.faults()}"
            self.fill_step()
            self.go_on(here)
        return met

    def go_on(self, here: str) -> None:
        button = self.page.get_by_role("button", name="Continue")
        if self.scripts:
            button.click()
            self.page.wait_for_function(
                """(here) => location.pathname.endsWith("/review")
                  || document.querySelector("[data-block]")?.dataset.block !== here
                  || document.querySelector("[data-faults]:not([hidden])")""",
                arg=here,
                timeout=SECONDS,
            )
        else:
            with self.page.expect_navigation(timeout=SECONDS):
                button.click()

    def faults(self) -> str:
        return self.page.locator("[data-faults]").inner_text()

    def fill_step(self) -> None:
        """Answers what is visible until nothing new appears."""
        done: set[str] = set()
        while True:
            visible = self.page.locator("[data-question]:not([hidden])")
            names = visible.evaluate_all("(all) => all.map((each) => each.dataset.question)")
            left = [name for name in names if name not in done]
            if not left:
                return
            name = left[0]
            done.add(name)
            if name not in self.asked:
                self.asked.append(name)
            if name in self.answers:
                self.fill(self.page.locator(f'[data-question="{name}"]'), self.answers[name])

    def fill(self, field: Locator, answer: Any) -> None:
        control = field.get_attribute("data-control")
        if control in ("radios", "scale"):
            self.tick(field, str(answer))
        elif control == "checks":
            for value in answer:
                self.tick(field, value)
        elif control == "tick":
            if answer:
                field.locator("input").check()
        elif control == "select":
            self.select(field, answer)
        elif control == "birthday":
            year, month, day = str(answer).split("-")
            field.get_by_label("Day").fill(str(int(day)))
            field.get_by_label("Month").select_option(str(int(month)))
            field.get_by_label("Year").fill(year)
        elif control == "quantity":
            self.measure(field, answer)
        else:
            text = answer["name"] if isinstance(answer, dict) else str(answer)
            field.locator("input, textarea").first.fill(text)

    def tick(self, field: Locator, value: str) -> None:
        box = field.locator(f"input[value={json.dumps(value)}]")
        if not box.is_checked():
            field.locator(f'[data-option="{value}"]').click()
        expect(box).to_be_checked()

    def select(self, field: Locator, value: str) -> None:
        search = field.get_by_role("combobox")
        if self.scripts and field.locator("[role=combobox]").count():
            label = field.locator(f'option[value="{value}"]').text_content() or ""
            search.click()
            search.fill(label)
            search.press("Enter")
            expect(search).to_have_value(label)
        else:
            field.locator("select").select_option(value)

    def measure(self, field: Locator, answer: Any) -> None:
        value, unit = (answer["value"], answer["unit"]) if isinstance(answer, dict) else (answer, "")
        units = field.locator("select.unit")
        offered = units.locator("option").evaluate_all("(all) => all.map((each) => each.value)")
        unit = unit or next(each for each in offered if each in ("cm", "kg", "ml"))
        if unit in offered:
            units.select_option(unit)
            field.locator("input.number").first.fill(str(value))
            return
        pair, per = PAIRS[unit]
        units.select_option(pair)
        large, small = divmod(float(value), per)
        field.locator("input.number").first.fill(str(int(large)))
        field.locator("input.small").fill(f"{small:g}")
