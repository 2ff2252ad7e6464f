"""What the site promises, as tests."""
