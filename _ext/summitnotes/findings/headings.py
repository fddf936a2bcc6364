"""The entrance to talk headings: one heading (``read_heading``) or all of a file (``read_outline``)."""

from __future__ import annotations

from summitnotes.findings.heading_reader import HeadingFinding, read_heading
from summitnotes.findings.outline import OutlineSection, read_outline

__all__ = ["HeadingFinding", "OutlineSection", "read_heading", "read_outline"]
