"""A small drawn world: scenes whose right caption is known, rendered as photos."""
