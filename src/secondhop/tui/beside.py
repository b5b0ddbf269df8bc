"""Work beside the screen, in a thread that neither holds the screen nor keeps the program open."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable
from typing import TypeVar

ResultT = TypeVar("ResultT")


async def beside(
    work: Callable[[], ResultT], stop: Callable[[], None], patience: float = 0.0
) -> ResultT:
    """What the work returns or raises. When nobody waits for it any more it is told to stop.

    It is then left behind, after `patience` seconds in which it may put things back in order.
    """
    loop = asyncio.get_running_loop()
    future: asyncio.Future[ResultT] = loop.create_future()

    def settle(deliver: Callable[[], None]) -> None:
        with contextlib.suppress(RuntimeError):  # the program has ended
            loop.call_soon_threadsafe(lambda: None if future.done() else deliver())

    def run() -> None:
        try:
            result = work()
        except Exception as error:
            failure = error
            settle(lambda: future.set_exception(failure))
        else:
            settle(lambda: future.set_result(result))

    thread = threading.Thread(target=run, name="beside", daemon=True)
    thread.start()
    try:
        return await future
    except asyncio.CancelledError:
        stop()
        thread.join(patience)
        raise
