"""The settings: declared once, kept in a TOML file that a person can edit."""
