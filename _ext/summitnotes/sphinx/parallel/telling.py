"""What several processes warn of is told in the order in which one process would tell it."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sphinx.util.logging import NAMESPACE, MemoryHandler

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PAGE = "summit_page"


@contextmanager
def told_in_order(page: Callable[[], str]) -> Iterator[None]:
    """While this lasts, let each warning know during which document it came up, and then put them in order.

    ``page()`` is the docname of the document that this process is at, or "". Nothing changes for warnings
    that do not wait until the end.
    """
    make = logging.getLogRecordFactory()

    def make_of_page(*given: Any, **options: Any) -> logging.LogRecord:
        record = make(*given, **options)
        setattr(record, _PAGE, page())
        return record

    logging.setLogRecordFactory(make_of_page)
    try:
        yield
    finally:
        logging.setLogRecordFactory(make)
        for handler in logging.getLogger(NAMESPACE).handlers:
            if isinstance(handler, MemoryHandler):
                handler.buffer.sort(key=_page_of)


def _page_of(record: logging.LogRecord) -> str:
    return str(getattr(record, _PAGE, ""))
