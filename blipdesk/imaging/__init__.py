"""Pictures as files: what kind they are, their pixels, and a digest that metadata cannot change."""
