"""Regular expressions of the library: RE2, in linear time whatever the text."""

from typing import Any

import re2

from intakt.kit.errors import ContentError

Pattern = Any
"""A compiled google-re2 expression; the wheel has no types."""


def compile_pattern(pattern: str) -> Pattern:
    """ContentError when RE2 refuses it."""
    options = re2.Options()
    options.log_errors = False
    try:
        return re2.compile(pattern, options)
    except re2.error as error:
        reason = error.args[0].decode() if error.args and isinstance(error.args[0], bytes) else str(error)
        raise ContentError(f"RE2 refuses the pattern `{pattern}`: {reason}.") from error
