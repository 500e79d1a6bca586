"""The PDF: accepted as PDF/UA-1, tagged, titled, within its pages, the same bytes everywhere."""

import hashlib
import io
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import msgspec
import pikepdf
import pypdfium2
import pytest
from PIL import Image
from tests.documents import HOSTILE, PRACTICE, composed, named, renamed, wording

from intakt.document.compose import compose
from intakt.document.model import Colours, Document, Item, List, Logo, Practice, Section
from intakt.document.sample_week import nutrition_plan
from intakt.document.samples import CERTIFICATE, DAY, Sample, person, samples
from intakt.planning.model import NutritionPlan
from intakt.rendering import pdf
from intakt.rendering.theme import theme_of

SQUARE = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
    b'<rect width="9" height="9" fill="#123456"/></svg>'
)
ALL = ("figures", "figures, rich", "pattern, minor", "withheld", "introduction", "introduction, minor")
MOVING = [
    found for found in samples() if found.name in ("sessions", "sessions, minor", "no sessions", "habits")
]
SCRIPTS = "李小龍 😀 عبد الرحمن नेहा शर्मा สมชาย"


def rendered(document: Document, *, day: date = DAY) -> bytes:
    return pdf.render(document, theme_of(document.practice), day=day)


def text_of(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    return "\n".join(pages).replace("\u00a0", " ")


@pytest.mark.parametrize("name", ALL)
def test_every_kind_of_document_is_tagged_titled_and_in_its_language(name: str) -> None:
    document = composed(name)
    with pikepdf.open(io.BytesIO(rendered(document))) as found:
        assert found.Root.MarkInfo.Marked
        assert found.Root.StructTreeRoot is not None
        assert str(found.Root.Lang) == "en"
        assert found.Root.ViewerPreferences.DisplayDocTitle
        with found.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == document.title
        assert str(found.docinfo["/CreationDate"]).startswith("D:20261123")
        with found.open_outline() as outline:
            titles = [item.title for item in outline.root]
    inside = [s.title for s in document.sections if s.level == 1 and s.layout not in ("cover", "banner")]
    assert titles == inside


def test_pictures_have_words_in_their_place() -> None:
    with pikepdf.open(io.BytesIO(rendered(composed("figures, rich")))) as found:
        alts = [str(o.Alt) for o in found.objects if isinstance(o, pikepdf.Dictionary) and "/Alt" in o]
    assert any(alt.startswith("Ring in three parts") for alt in alts)
    assert any(alt.startswith("A band that shows") for alt in alts)


def test_tables_have_heads() -> None:
    with pikepdf.open(io.BytesIO(rendered(composed("figures")))) as found:
        kinds = [str(o.S) for o in found.objects if isinstance(o, pikepdf.Dictionary) and "/S" in o]
    assert kinds.count("/TH") > 20 and kinds.count("/Table") > 10


def test_the_same_document_is_the_same_bytes_in_another_process() -> None:
    code = (
        "import hashlib; from datetime import date; from tests.documents import composed;"
        "from intakt.rendering import pdf, html; from intakt.rendering.theme import theme_of;"
        "d = composed('figures, rich'); t = theme_of(d.practice);"
        "print(hashlib.sha256(pdf.render(d, t, day=date(2026, 11, 23))).hexdigest(),"
        "hashlib.sha256(html.render(d, t).encode()).hexdigest())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1
    assert hashlib.sha256(rendered(composed("figures, rich"))).hexdigest() in found.pop()


def test_what_a_thread_set_before_leaves_no_trace() -> None:
    plain = composed("figures")
    oak = Practice(name="Oak", logo=Logo(data=SQUARE, media_type="image/svg+xml", alt="An oak"))
    branded = composed("introduction", practice=oak)
    with ThreadPoolExecutor(max_workers=1) as fresh:
        alone = fresh.submit(rendered, plain).result()
    rendered(branded)
    with pytest.raises(pdf.RenderingFailed):
        pdf.compiled(pdf.Source(main=b"#nothing-of-that-name", look="{}"), day=DAY)
    with ThreadPoolExecutor(max_workers=4) as together:
        beside = list(together.map(rendered, [plain, branded] * 3))
    assert rendered(plain) == alone
    assert beside == [alone, beside[1]] * 3


def test_the_day_is_the_only_clock() -> None:
    document = composed("withheld")
    assert rendered(document) == rendered(document)
    assert rendered(document) != rendered(document, day=date(2027, 1, 2))


@pytest.mark.parametrize("found", MOVING, ids=lambda found: f"{type(found.plan).__name__}, {found.name}")
def test_plans_that_move_a_body_are_accessible_under_names_of_any_script(found: Sample) -> None:
    document = compose(found.plan, renamed(found.profile, SCRIPTS), wording(), PRACTICE, CERTIFICATE)
    with pikepdf.open(io.BytesIO(rendered(document))) as made, made.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == document.title


@pytest.mark.parametrize("name", HOSTILE)
def test_any_name_can_be_printed(name: str) -> None:
    content = rendered(named(name))
    assert pdf.page_count(content) == 2


def test_what_looks_like_markup_is_printed_as_typed() -> None:
    for name in HOSTILE[:4]:
        assert name in re.sub(r"\s+", " ", text_of(rendered(named(name))))


def test_what_no_font_covers_is_a_question_mark_in_the_pdf_alone() -> None:
    document = named("李小龍 Lee")
    assert document.client == "李小龍 Lee"
    assert "??? Lee" in text_of(rendered(document))


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("us-letter", (612, 792))])
def test_the_paper_is_the_readers(paper: str, size: tuple[int, int]) -> None:
    document = composed("withheld")
    document = msgspec.structs.replace(document, meta=msgspec.structs.replace(document.meta, paper=paper))
    with pikepdf.open(io.BytesIO(rendered(document))) as found:
        box = [round(float(value)) for value in found.pages[0].MediaBox]
    assert (box[2], box[3]) == size


def test_the_practice_shows_its_logo_colours_and_contacts() -> None:
    logo = Logo(media_type="image/svg+xml", data=SQUARE, alt="Blue square")
    branded = Practice(name="Blue", logo=logo, colours=Colours(primary="#1d3f8f"), contacts=PRACTICE.contacts)
    content = rendered(composed("withheld", practice=branded))
    image = pypdfium2.PdfDocument(content)[0].render(scale=1).to_pil().convert("RGB")
    assert image.getpixel((300, 20)) == (0x1D, 0x3F, 0x8F)
    with pikepdf.open(io.BytesIO(content)) as found:
        alts = [str(o.Alt) for o in found.objects if isinstance(o, pikepdf.Dictionary) and "/Alt" in o]
    assert "Blue square" in alts
    assert "hello@example.org" in text_of(content)


@pytest.mark.parametrize(("media_type", "kind"), [("image/png", "PNG"), ("image/jpeg", "JPEG")])
def test_a_logo_of_pixels_is_shown(media_type: Any, kind: str) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (60, 30), "#ff00ff").save(picture, kind)
    logo = Logo(media_type=media_type, data=picture.getvalue(), alt="Magenta")
    page = pypdfium2.PdfDocument(rendered(composed("figures", practice=Practice(name="M", logo=logo))))[0]
    shown = page.render(scale=1).to_pil().convert("RGB")
    colours = shown.getcolors(maxcolors=shown.width * shown.height)
    assert (
        sum(count for count, (red, green, blue) in colours if red > 240 and green < 20 and blue > 240) > 500
    )


def test_every_page_says_where_it_comes_from() -> None:
    for page in pypdfium2.PdfDocument(rendered(composed("figures"))):
        assert CERTIFICATE.seed in page.get_textpage().get_text_bounded()


def crowded() -> Document:
    """Fourteen long recipes of ten ingredients each, six meals a day."""
    plan = nutrition_plan(meals=6, rich=True)
    meals = [meal for day in plan.days for meal in day.meals]
    fill = tuple(item for meal in meals[:3] for item in meal.items)[:10]
    fill = tuple(
        msgspec.structs.replace(item, food_id=f"f{at}", name=f"{item.name} number {at}")
        for at, item in enumerate(fill)
    )
    days = []
    for at, day in enumerate(plan.days):
        changed = [
            msgspec.structs.replace(
                meal,
                recipe_id=f"r{(at * 6 + index) % 14}",
                name=f"A long and very descriptive name of the dish at place {(at * 6 + index) % 14}",
                items=fill,
                steps=meal.steps * 2,
            )
            for index, meal in enumerate(day.meals)
        ]
        days.append(msgspec.structs.replace(day, meals=tuple(changed)))
    shopping = tuple(
        msgspec.structs.replace(plan.shopping_list[at % 20], food_id=f"f{at}", name=f"Food {at}")
        for at in range(70)
    )
    crowded_plan: NutritionPlan = msgspec.structs.replace(plan, days=tuple(days), shopping_list=shopping)
    return compose(crowded_plan, person(), wording(), PRACTICE, CERTIFICATE)


def test_fourteen_long_recipes_stay_within_the_pages() -> None:
    assert pdf.page_count(rendered(crowded())) <= pdf.MAX_PAGES


@pytest.mark.parametrize("name", ["introduction", "introduction, minor"])
def test_an_introduction_has_two_or_three_pages(name: str) -> None:
    assert 2 <= pdf.page_count(rendered(composed(name))) <= 3


@pytest.mark.parametrize(("lines", "shared"), [(3, True), (40, False)])
def test_lines_for_notes_stand_below_what_leaves_them_room(lines: int, shared: bool) -> None:
    items = tuple(Item(text=f"Line {at}") for at in range(lines))
    found = composed("sessions")
    before = Section(id="before", title="Before", layout="page", blocks=(List(items=items),))
    notes, legal = (next(each for each in found.sections if each.id == name) for name in ("notes", "legal"))
    content = rendered(msgspec.structs.replace(found, sections=(found.sections[0], before, notes, legal)))
    *_, page = pypdfium2.PdfDocument(content)
    last = page.get_textpage().get_text_bounded()
    assert all(title in last for title in (notes.title, legal.title))
    assert ("Line 0" in last) is shared


def test_page_count_is_the_pdfs_own() -> None:
    content = rendered(composed("figures, rich"))
    assert pdf.page_count(content) == len(pypdfium2.PdfDocument(content))
    with pytest.raises(pdf.RenderingFailed):
        pdf.page_count(b"%PDF-1.7 nothing")
