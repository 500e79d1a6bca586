"""Our own files: named by their content; a page knows all that its script imports."""

from pathlib import Path

import pytest

from intakt.web import assets


def written(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_js", ".js")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def test_imports_are_followed_once_each(tmp_path: Path) -> None:
    found = assets.load(
        written(
            tmp_path,
            a_js='import { b,\n  c } from "./deep/b.js";\nimport "./c.js";\nimport("./later.js");\n',
            deep__b_js='// import "./no.js"\nimport { c } from "../c.js";\nexport * from "./d.js";\n',
            deep__d_js='import "../a.js";\n',
            c_js="",
            later_js="",
        )
    )
    names = [url.removeprefix(f"/static/{found.version}/") for url in found.imported("a.js")]
    assert names == ["deep/b.js", "c.js", "deep/d.js", "a.js"]


def test_another_byte_is_another_version(tmp_path: Path) -> None:
    before = assets.load(written(tmp_path, a_js="1")).url("a.js")
    assert assets.load(written(tmp_path, a_js="2")).url("a.js") != before
    with pytest.raises(KeyError):
        assets.load(tmp_path).url("b.js")


def test_every_import_of_ours_leads_somewhere() -> None:
    shipped = assets.load()
    for name in shipped.files:
        if name.endswith(".js"):
            assert all(url.startswith("/static/") for url in shipped.imported(name))
