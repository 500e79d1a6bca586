"""Calendar dates as answers carry them: `YYYY-MM-DD`."""

from datetime import date


def parse_date(text: str) -> date | None:
    """The date, or None when the text is not exactly `YYYY-MM-DD` or no such day exists."""
    if len(text) != 10 or text[4] != "-" or text[7] != "-" or not text.isascii():
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def age_on(birth: date, day: date) -> int:
    """Whole years on that day; somebody born on 29 February has the birthday on 1 March of other years."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
