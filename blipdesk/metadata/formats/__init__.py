"""One module for each container; they know nothing of each other."""
