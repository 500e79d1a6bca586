"""A style sheet that is kept to one part of a page."""

from collections.abc import Iterator

ROOTS = ("html", "body", ":root")
"""What stands for the whole page: the part takes its place."""


def scoped(css: str, selector: str) -> str:
    """Every rule of `css` under `selector`, those within @media too; @page and the like are left out."""
    return "\n".join(_rules(_blocks(css), selector))


def _rules(blocks: Iterator[tuple[str, str]], selector: str) -> Iterator[str]:
    for prelude, body in blocks:
        if prelude.startswith(("@media", "@supports")):
            yield f"{prelude} {{ {scoped(body, selector)} }}"
        elif not prelude.startswith("@"):
            names = ", ".join(_under(each.strip(), selector) for each in _parts(prelude))
            yield f"{names} {{ {body.strip()} }}"


def _under(name: str, selector: str) -> str:
    return selector if name in ROOTS else f"{selector} {name}"


def _blocks(css: str) -> Iterator[tuple[str, str]]:
    """(what stands before the brace, what stands within) of each outermost block."""
    depth, begin, opened, prelude = 0, 0, 0, ""
    for place, character in enumerate(css):
        if character == "{":
            if depth == 0:
                prelude, opened = css[begin:place].strip(), place + 1
            depth += 1
        elif character == "}":
            depth -= 1
            if depth == 0:
                yield prelude, css[opened:place]
                begin = place + 1


def _parts(prelude: str) -> list[str]:
    """The selectors of a list; commas within brackets do not part them."""
    found, depth, begin = [], 0, 0
    for place, character in enumerate(prelude):
        depth += (character in "([") - (character in ")]")
        if character == "," and depth == 0:
            found.append(prelude[begin:place])
            begin = place + 1
    return [*found, prelude[begin:]]
