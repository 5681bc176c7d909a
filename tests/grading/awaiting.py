"""Waiting for asynchronous code in a test."""

import asyncio
from concurrent.futures import ThreadPoolExecutor


def awaited(coroutine):
    """Returns what a coroutine returns.

    It has a thread of its own: in this one a loop may be running, such as Playwright's.
    """
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()
