"""What is on the disk and when to look: rules, a fast look at a tree, hints, and a comparison."""
