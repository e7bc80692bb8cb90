"""Read a finished file back by code that shares nothing with the writer, and compare.

Modules here import the standard library, xxhash and each other; never the parsers they judge.
"""

from blipdesk.metadata.verify.compare import find_differences, look_at

__all__ = ["find_differences", "look_at"]
