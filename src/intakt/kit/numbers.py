"""How a language writes a number: the sign between thousands and the one before decimals."""

from intakt.kit.structs import Frozen

MINUS = "−"


class NumberStyle(Frozen, frozen=True, kw_only=True):
    """1234.5 is `1,234.5` with the defaults, `1.234,5` with group "." and decimal ","."""

    group: str = ","
    decimal: str = "."

    def write(self, value: float, *, decimals: int = 2, fixed: bool = False) -> str:
        """At most `decimals` decimals, none when whole, or always all of them; a minus sign, not a hyphen.

        TypeError for what is no number, ValueError for one that cannot be shown.
        """
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise TypeError(f"{value!r} is not a number")
        if value != value or value in (float("inf"), float("-inf")):
            raise ValueError(f"{value!r} cannot be shown")
        whole = f"{value:,.{decimals}f}"
        if "." in whole and not fixed:
            whole = whole.rstrip("0").rstrip(".")
        if not whole.strip("-0."):
            whole = whole.lstrip("-")
        signs = {",": self.group, ".": self.decimal, "-": MINUS}
        return "".join(signs.get(sign, sign) for sign in whole)


PLAIN = NumberStyle()
