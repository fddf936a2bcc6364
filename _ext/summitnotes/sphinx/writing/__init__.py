"""From the catalogue to pages and files: what changed, how a view is written, what stands beside."""
