"""The intake's form in Chromium: how soon an answer shows its consequences, what a page weighs, what moves.

The server is the real one with a database of its own; the browser is the system's Chromium, headless. The
time a typical persona needs is what the questions they meet take at product A1's seconds each, against the
estimate shown on the first page.
"""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import httpx
from playwright.sync_api import Browser, Page, sync_playwright

import intakt
from bench.figure import Figure, median, percentile
from intakt.content import loader, personas
from intakt.content.release import build
from intakt.intake.flow import find_flow
from intakt.intake.limits import SECONDS
from intakt.intake.submission import accept_all

LIBRARY = Path(intakt.__file__).parent / "library"
DAY = date(2026, 11, 23)
FRAME_MS, BLOCK_MS, PAGE_KB = 1000 / 60, 5.0, 60.0
STEP_KB = 130.0
"""Of the first step with all behind it: rules, scripts, and every other step, which then costs nothing."""
SHIFT = 0.001
"""Of the layout shift of a page nothing is allowed; so much is what its measure cannot tell from nothing."""
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
START_SECONDS = 90

CONDITIONAL = """async (rounds) => {
  const box = document.querySelector('[data-question="medical-flags"] input[value="other"]');
  const opened = document.querySelector('[data-question="conditions-other"]');
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    await new Promise(requestAnimationFrame);
    const began = performance.now();
    box.click();
    times.push(performance.now() - began);
    if (opened.hidden === box.checked) throw new Error("the question is not there with its answer");
  }
  return times;
}"""
BLOCK = """async (rounds) => {
  const { compilePath, findFlow } = await import("/static/js/intake/flow.js");
  const when = (index) => ({
    op: index % 3 ? "or" : "and",
    conditions: [
      { op: "contains", question: `q${Math.floor(index / 2)}`, value: "a" },
      { op: "notEquals", question: `q${Math.max(0, index - 7)}`, value: "never" },
    ],
  });
  const questions = Array.from({ length: 200 }, (_, index) => ({
    id: `q${index}`,
    type: "text",
    ...(index ? { showWhen: when(index) } : {}),
  }));
  const path = compilePath({ clientType: "NUTRITION_ONLY", blocks: [{ id: "all", questions }] });
  const responses = Object.fromEntries(questions.map(({ id }) => [id, "a long answer"]));
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    responses.q0 = round % 2 ? "a" : "b";
    const began = performance.now();
    findFlow(path, responses, "2026-11-23");
    times.push(performance.now() - began);
  }
  return times;
}"""
SHIFTS = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 1500);
})"""


def run(*, full: bool) -> list[Figure]:
    rounds = 400 if full else 100
    with serving() as url, chromium() as browser:
        figures = [*weights(browser, url), *speeds(browser, url, rounds)]
    return figures + durations()


# --- what is measured ---------------------------------------------------------------------------------------


def weights(browser: Browser, url: str) -> list[Figure]:
    """Bytes over the wire of a first visit, and what moved while it came."""
    with page_of(browser, url) as page:
        first = weight(page, "/")
        moved = [("first page", page.evaluate(SHIFTS))]
    began = begin(url, "FULL_PROGRAM")
    with page_of(browser, url, cookie=began["token"]) as page:
        step = weight(page, f"/intake/{began['intakeId']}/consent")
        moved.append(("first step", page.evaluate(SHIFTS)))
        for block in ("about-you", "medical-history", "food-wishes"):
            page.goto(f"/intake/{began['intakeId']}/{block}")
            moved.append((block, page.evaluate(SHIFTS)))
    return [
        limited("form: first page, over the wire", first, "kB", PAGE_KB),
        limited("form: first step and all others, over the wire", step, "kB", STEP_KB),
        *(limited(f"form: {name}, layout shift", sum_, "", SHIFT) for name, sum_ in moved),
    ]


def weight(page: Page, address: str) -> float:
    """kB of everything the page asks for until it rests, as it travelled."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    session.detach()
    return sum(sizes) / 1000


def speeds(browser: Browser, url: str, rounds: int) -> list[Figure]:
    began = begin(url, "FULL_PROGRAM")
    with page_of(browser, url, cookie=began["token"]) as page:
        page.goto(f"/intake/{began['intakeId']}/medical-history")
        page.wait_for_selector("[data-ready][data-steps]", state="attached")
        answer = sorted(page.evaluate(CONDITIONAL, rounds))
        block = sorted(page.evaluate(BLOCK, rounds))
    return [
        limited("form: conditional question, median", median(answer), "ms", FRAME_MS),
        limited("form: conditional question, p95", percentile(answer, 0.95), "ms", FRAME_MS),
        limited("form: 200 questions, 400 conditions, median", median(block), "ms", BLOCK_MS),
        limited("form: 200 questions, 400 conditions, p95", percentile(block, 0.95), "ms", BLOCK_MS),
    ]


def durations() -> list[Figure]:
    """What the questions take that each typical persona meets, against the estimate shown."""
    release = build(loader.load(LIBRARY))
    people = {each.id: each for each in personas.load(LIBRARY)}
    figures = []
    for client_type in release.library.paths:
        path = release.path(client_type)
        responses, _ = accept_all(path, people[path.path.typical_persona].responses)
        asked = find_flow(path, responses, day=DAY).questions
        seconds = sum(SECONDS[path.questions[name].question.type] for name in asked)
        figures.append(
            limited(f"form: {client_type}", seconds / 60, "min", float(path.path.estimated_minutes))
        )
    return figures


def limited(name: str, value: float, unit: str, limit: float) -> Figure:
    return Figure(name=name, value=value, unit=unit, peer="limit", peer_value=limit, aim=1.0)


# --- the server and the browser -----------------------------------------------------------------------------


def begin(url: str, client_type: str) -> dict[str, Any]:
    started: dict[str, Any] = httpx.post(f"{url}/api/intake", json={"clientType": client_type}).json()
    return started


@contextlib.contextmanager
def page_of(browser: Browser, url: str, *, cookie: str = "") -> Iterator[Page]:
    context = browser.new_context(base_url=url, viewport={"width": 360, "height": 740})
    if cookie:
        context.add_cookies([{"name": "intakt_session", "value": cookie, "url": url}])
    yield context.new_page()
    context.close()


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        raise RuntimeError("this benchmark needs Chromium or Chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, headless=True, args=FLAGS)
        yield browser
        browser.close()


@contextlib.contextmanager
def serving() -> Iterator[str]:
    """The whole of Intakt in a folder of its own, until the measurement is done."""
    folder = Path(tempfile.mkdtemp(prefix="intakt-bench-"))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "intakt.cli", "serve", "--port", str(port)]
    settings = {"INTAKT_DATA_DIR": str(folder), "INTAKT_RATE_LIMITS": "off"}
    process = subprocess.Popen(command, env={**environ(), **settings}, stdout=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}"
    try:
        wait_ready(url)
        yield url
    finally:
        process.terminate()
        process.wait(30)
        shutil.rmtree(folder, ignore_errors=True)


def wait_ready(url: str) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        with contextlib.suppress(httpx.TransportError):
            if httpx.get(f"{url}/readyz").status_code == 200:
                return
        time.sleep(0.2)
    raise RuntimeError(f"the server is not ready after {START_SECONDS} s")


def environ() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("INTAKT_")}
