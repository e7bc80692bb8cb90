"""The child program: loads models and answers batches. `python -m blipdesk.worker`."""
