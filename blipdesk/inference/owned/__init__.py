"""Models that the user owns: downloaded, imported, checked, carried to another machine."""
