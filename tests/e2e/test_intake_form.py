"""The form in use: what appears at once, how saving stands, what helps when something goes wrong."""

import re
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect
from tests.e2e.filling import Filler
from tests.people import everybody
from tests.serving import Serving

PEOPLE = everybody()
ABOUT = {
    "date-of-birth": "1990-05-03", "filled-by": "self", "full-name": "Ada Lovelace",
    "email": "ada@example.org", "country": "US", "sex": "female",
}  # fmt: skip
Open = Callable[[], Page]


class Form:
    """One browser at one intake."""

    def __init__(self, context: BrowserContext, client_type: str = "NUTRITION_ONLY") -> None:
        self.context = context
        self.page = context.new_page()
        self.filler = Filler(self.page, ABOUT)
        self.filler.start(client_type)
        self.base = self.page.url.rsplit("/", 1)[0]
        self.id = self.base.rsplit("/", 1)[1]

    def to(self, block: str) -> None:
        self.page.goto(f"{self.base}/{block}")
        self.filler.ready()

    def about_you(self) -> None:
        self.to("about-you")
        self.filler.fill_step()
        self.saved()

    def field(self, question: str) -> Locator:
        return self.page.locator(f'[data-question="{question}"]')

    def option(self, question: str, value: str) -> Locator:
        return self.field(question).locator(f'[data-option="{value}"]')

    def state(self, name: str) -> None:
        expect(self.page.locator("[data-save]")).to_have_attribute("data-state", name)

    def saved(self) -> None:
        """The page says so, and nothing waits in the browser."""
        self.page.wait_for_timeout(60)
        self.state("saved")
        left = "() => Object.keys(localStorage).filter((key) => key.includes(':answer:'))"
        assert self.page.evaluate(left) == []

    def stored(self) -> dict[str, Any]:
        answer = self.context.request.get(f"/api/intake/{self.id}")
        assert answer.ok
        found: dict[str, Any] = answer.json()["responses"]
        return found


@pytest.fixture
def context(browser: Browser, intakt: Serving) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=intakt.url, viewport={"width": 360, "height": 740})
    yield context
    context.close()


@pytest.fixture
def form(context: BrowserContext) -> Form:
    return Form(context)


def test_a_conditional_question_comes_and_goes_without_moving_the_focus(form: Form) -> None:
    form.about_you()
    form.to("medical-history")
    hidden = form.field("conditions-other")
    expect(hidden).to_be_hidden()
    form.option("medical-flags", "other").click()
    expect(hidden).to_be_visible()
    assert form.page.evaluate("document.activeElement.value") == "other"
    expect(form.page.locator("[data-say]")).to_contain_text("New question")
    hidden.locator("textarea").fill("hay fever")
    form.option("medical-flags", "other").click()
    expect(hidden).to_be_hidden()
    form.saved()
    form.option("medical-flags", "other").click()
    expect(hidden.locator("textarea")).to_have_value("hay fever")


def test_what_stands_alone_takes_the_others_away(form: Form) -> None:
    form.to("symptoms")
    form.option("symptoms", "dizzy").click()
    form.option("symptoms", "none").click()
    expect(form.field("symptoms").locator(":checked")).to_have_count(1)
    form.option("symptoms", "palpitations").click()
    form.saved()
    assert form.stored()["symptoms"] == ["palpitations"]


def test_danger_is_told_at_once_and_without_a_network(form: Form) -> None:
    form.about_you()
    form.to("symptoms")
    form.context.set_offline(True)
    form.option("symptoms", "chest-discomfort-effort").click()
    urgent = form.field("symptoms").locator('[data-notice="urgent.chest-pain"]')
    expect(urgent).to_be_visible()
    expect(urgent.get_by_role("link")).to_have_attribute("href", "tel:911")
    expect(form.page.locator("[data-say-now]")).to_contain_text("chest")
    form.context.set_offline(False)
    form.saved()
    form.page.reload()
    form.filler.ready()
    expect(urgent).to_be_visible()


def test_words_of_despair_bring_the_helpline(form: Form) -> None:
    form.about_you()
    form.to("anything-else")
    form.field("coach-note").locator("textarea").fill("Sometimes I want to die.")
    urgent = form.field("coach-note").locator('[data-notice="urgent.self-harm"]')
    expect(urgent).to_be_visible()
    expect(urgent.get_by_role("link")).to_contain_text("988")


def test_an_answer_that_closes_the_path_is_told_with_what_remains(context: BrowserContext) -> None:
    form = Form(context, "WORKOUT_ONLY")
    form.about_you()
    form.to("symptoms")
    form.option("symptoms", "fainted").click()
    expect(form.page.locator("[data-closed]")).to_be_visible()


def test_missing_answers_are_listed_and_tied_to_their_fields(form: Form) -> None:
    form.to("about-you")
    form.page.get_by_role("button", name="Continue").click()
    summary = form.page.locator("[data-faults]")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("listitem")).to_have_count(6)
    name = form.field("full-name").locator("input")
    expect(name).to_have_attribute("aria-invalid", "true")
    described = (name.get_attribute("aria-describedby") or "").split()
    text = " ".join(form.page.locator(f"#{each}").inner_text() for each in described)
    assert "Please answer this question." in text
    summary.get_by_role("link", name="What is your name?").click()
    expect(name).to_be_focused()
    name.fill("Ada")
    expect(form.field("full-name").locator("[data-error]")).to_be_hidden()


def test_offline_answers_are_kept_steps_go_on_and_a_closed_tab_loses_nothing(form: Form) -> None:
    form.about_you()
    form.context.set_offline(True)
    form.page.get_by_role("button", name="Continue").click()
    expect(form.page.get_by_role("heading", level=1)).to_have_text("Your health")
    form.option("medical-flags", "asthma").click()
    form.state("offline")
    expect(form.page.locator("[data-trouble]")).to_contain_text("kept on this device")
    form.page.close()
    form.context.set_offline(False)
    assert "medical-flags" not in form.stored()

    form.page = form.filler.page = form.context.new_page()
    form.to("medical-history")
    expect(form.option("medical-flags", "asthma").locator("input")).to_be_checked()
    form.saved()
    assert form.stored()["medical-flags"] == ["asthma"]


def test_two_tabs_and_a_second_device_merge_by_answer(form: Form, browser: Browser, intakt: Serving) -> None:
    form.to("about-you")
    cookies = form.context.cookies()
    with browser.new_context(base_url=intakt.url) as other:
        other.add_cookies([{k: c[k] for k in ("name", "value", "domain", "path")} for c in cookies])  # type: ignore[literal-required, misc]
        phone, tab = other.new_page(), form.context.new_page()
        for page in (phone, tab):
            page.goto(f"{form.base}/about-you")
            page.wait_for_selector("[data-ready]", state="attached")
        form.field("full-name").locator("input").fill("Ada Lovelace")
        tab.locator('[data-question="sex"] [data-option="female"]').click()
        phone.locator('[data-question="email"] input').fill("ada@example.org")
        for page in (phone, tab):
            expect(page.locator("[data-save]")).to_have_attribute("data-state", "saved")
        form.saved()
        stored = form.stored()
        assert (stored["full-name"], stored["sex"]) == ("Ada Lovelace", "female")
        assert stored["email"] == "ada@example.org"
        form.field("filled-by").locator('[data-option="self"]').click()
        expect(form.field("email").locator("input")).to_have_value("ada@example.org")
        expect(form.option("sex", "female").locator("input")).to_be_checked()


def test_an_answer_too_long_to_store_holds_up_no_other(form: Form) -> None:
    form.to("anything-else")
    area = form.field("coach-note").locator("textarea")
    area.evaluate("(each) => { each.value = 'x'.repeat(20001) }")
    area.dispatch_event("input")
    form.field("phone").locator("input").fill("+49 30 1234567")
    form.saved()
    assert form.stored()["phone"] == "+49 30 1234567"
    expect(form.field("coach-note").locator("[data-error]")).to_be_visible()


def test_a_unit_is_switched_and_the_measure_stays(form: Form) -> None:
    form.to("body")
    weight = form.field("weight")
    weight.locator("select.unit").select_option("st-lb")
    weight.locator("input.number").first.fill("11")
    weight.locator("input.small").fill("3")
    form.saved()
    assert form.stored()["weight"] == {"value": 157, "unit": "lb", "si": 71.2}
    form.page.reload()
    form.filler.ready()
    expect(weight.locator("input.small")).to_have_value("3")
    weight.locator("select.unit").select_option("kg")
    expect(weight.locator("input.number").first).to_have_value("71.2")
    form.field("height").locator("input").first.fill("1,75")
    form.field("height").locator("select.unit").select_option("m")
    form.field("height").locator("input").first.fill("1,75")
    form.saved()
    stored = form.stored()
    assert stored["weight"] == {"value": 71.2, "unit": "kg", "si": 71.2}
    assert stored["height"] == {"value": 1.75, "unit": "m", "si": 175.0}


def test_what_is_no_number_is_said_and_never_taken_for_the_old_one(form: Form) -> None:
    form.to("body")
    field = form.field("weight").locator("input").first
    field.fill("70")
    form.saved()
    field.fill("7o")
    field.blur()
    expect(form.field("weight").locator("[data-error]")).to_contain_text("number")
    form.saved()
    assert "weight" not in form.stored()


def test_the_path_is_changed_and_shared_answers_stay(form: Form) -> None:
    form.about_you()
    form.page.locator("details.others summary").click()
    form.page.get_by_label("Change to").select_option("WORKOUT_ONLY")
    form.page.get_by_role("button", name="Change").click()
    form.filler.ready()
    expect(form.page.locator("[data-intake]")).to_have_attribute("data-client-type", "WORKOUT_ONLY")
    form.to("about-you")
    expect(form.field("full-name").locator("input")).to_have_value("Ada Lovelace")
    assert form.page.locator("[data-progress]").evaluate("(each) => each.value") > 0


def test_what_is_optional_at_the_end_is_skipped_at_once(form: Form) -> None:
    form.to("pace")
    form.page.get_by_role("link", name="Skip all the rest").click()
    expect(form.page).to_have_url(re.compile("/review$"))
    form.to("diet")
    expect(form.page.get_by_role("link", name="Skip all the rest")).to_have_count(0)


def test_the_browsers_back_button_keeps_everything(form: Form) -> None:
    form.about_you()
    form.page.get_by_role("button", name="Continue").click()
    form.option("medical-flags", "asthma").click()
    form.page.go_back()
    expect(form.field("full-name").locator("input")).to_have_value("Ada Lovelace")
    form.page.go_forward()
    expect(form.option("medical-flags", "asthma").locator("input")).to_be_checked()


def test_sending_twice_makes_one_client(form: Form, intakt: Serving) -> None:
    person = PEOPLE["typical-nutrition"]
    responses = {"responses": person.responses}
    other = form.context.new_page()
    other.goto(f"{form.base}/body")
    other.wait_for_selector("[data-ready]", state="attached")
    answer = form.context.request.patch(f"/api/intake/{form.id}", data=responses, headers=same_site(intakt))
    assert answer.ok and answer.json()["isComplete"]
    form.page.goto(f"{form.base}/review")
    form.page.get_by_role("button", name="Send my answers").first.dblclick()
    expect(form.page).to_have_url(re.compile("/packets$"))
    again = form.context.request.post(
        "/api/intake/submit-dynamic", data={"intakeId": form.id}, headers=same_site(intakt)
    )
    status = form.context.request.get("/api/packets/status").json()
    assert sorted(each["id"] for each in again.json()["packets"]) == sorted(
        each["id"] for each in status["packets"]
    )
    assert {each["version"] for each in status["packets"]} == {1}

    other.locator('[data-question="weight"] input').first.fill("80")
    expect(other.locator("[data-save]")).to_have_attribute("data-state", "submitted")
    expect(other.locator("[data-trouble]").get_by_role("link")).to_have_attribute("href", "/packets")
    other.goto(form.base)
    expect(other).to_have_url(re.compile("/packets$"))


def same_site(intakt: Serving) -> dict[str, str]:
    return {"origin": intakt.url, "sec-fetch-site": "same-origin"}


def test_without_its_cookie_the_page_keeps_the_answers_and_says_what_to_do(form: Form) -> None:
    form.to("about-you")
    cookies = form.context.cookies()
    form.context.clear_cookies()
    form.field("full-name").locator("input").fill("Ada")
    form.state("sign-in")
    expect(form.page.locator("[data-trouble]")).to_contain_text("kept on this device")
    form.context.add_cookies(cookies)  # type: ignore[arg-type]
    form.page.reload()
    form.filler.ready()
    form.saved()
    assert form.stored()["full-name"] == "Ada"


def test_another_intake_in_the_same_browser_is_told(form: Form, intakt: Serving) -> None:
    form.to("about-you")
    form.context.request.post("/start", form={"clientType": "YOUTH"}, headers=same_site(intakt))
    form.field("full-name").locator("input").fill("Ada")
    form.state("gone")
    expect(form.page.locator("[data-trouble]")).to_contain_text("another one was begun")


@pytest.mark.parametrize("status", [429, 503])
def test_asked_to_wait_it_waits_and_then_saves(form: Form, status: int) -> None:
    form.to("about-you")
    tried: list[float] = []
    waits = "1"

    def refuse(route: Route) -> None:
        if waits and "full-name" in (route.request.post_data or ""):
            tried.append(time.monotonic())
            route.fulfill(status=status, headers={"Retry-After": waits}, json={"status": status})
        else:
            route.continue_()

    form.page.route("**/api/intake/*", refuse)
    form.field("full-name").locator("input").fill("Ada")
    form.state("limited" if status == 429 else "unreachable")
    while len(tried) < 2:
        form.page.wait_for_timeout(50)
    assert tried[1] - tried[0] >= 1
    waits = ""
    form.saved()
    assert form.stored()["full-name"] == "Ada"


def test_a_browser_that_keeps_nothing_says_so_and_saves_all_the_same(context: BrowserContext) -> None:
    context.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
    )
    form = Form(context)
    form.to("about-you")
    form.field("full-name").locator("input").fill("Ada")
    form.state("saved")
    assert form.stored()["full-name"] == "Ada"
    context.set_offline(True)
    form.field("full-name").locator("input").fill("Ada L")
    form.state("offline")
    expect(form.page.locator("[data-trouble]")).to_contain_text("leave this page open")
    context.set_offline(False)
    form.state("saved")
    assert form.stored()["full-name"] == "Ada L"


def test_a_list_is_searched(form: Form) -> None:
    form.to("about-you")
    box = form.field("country").get_by_role("combobox")
    box.click()
    box.fill("united k")
    expect(form.field("country").get_by_role("option")).to_have_count(1)
    box.press("Tab")
    expect(box).to_have_value("United Kingdom")
    form.saved()
    assert form.stored()["country"] == "GB"
    form.to("food-wishes")
    form.field("foods-disliked").get_by_role("searchbox").fill("brocc")
    expect(form.field("foods-disliked").locator("[data-option]:visible")).to_have_count(1)
