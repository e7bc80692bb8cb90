"""BLIP itself: pictures and words to tensors and back. Torch lives here and in the worker only."""
