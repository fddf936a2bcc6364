"""What the site costs, as ratios measured in one run: ``python -m tests.bench --notes 300``."""
