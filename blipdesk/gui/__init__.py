"""The window: the only part that knows Qt. Torch never loads here, nor in what it imports."""
