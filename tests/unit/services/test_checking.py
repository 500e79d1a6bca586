"""The whole check of a library folder."""

import shutil
from pathlib import Path

from tests.food_tables import SHIPPED

from intakt.services.checking import check


def test_the_check_of_a_library_looks_at_its_meals(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    shutil.copytree(SHIPPED, folder)
    table = folder / "meals.csv"
    lines = table.read_text("utf-8").splitlines(keepends=True)
    table.write_text("".join(lines[:60]), "utf-8")
    codes = {finding.code for finding in check(folder) if finding.severity == "error"}
    assert "meals-too-few" in codes


def test_the_shipped_meals_pass() -> None:
    assert not [finding for finding in check(SHIPPED) if finding.code.startswith("meals-")]
