"""Dates, days and times of day, and the words beside them."""
