"""Running models from the outside, without torch: messages, batches, the child and its troubles."""
