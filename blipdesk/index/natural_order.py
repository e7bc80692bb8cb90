"""Names in the order in which people put them."""

import re


def natural_key(name: str) -> str:
    """Return a text that sorts as people sort the name: numbers by value, case last."""
    folded = name.casefold()
    return _NUMBER.sub(_number_key, folded) + f" {name}"


def _number_key(match: re.Match[str]) -> str:
    digits = match.group().lstrip("0") or "0"
    # The count of digits before them; names have at most 255 bytes.
    return f"{len(digits):03}{digits}"


_NUMBER = re.compile("[0-9]+")
