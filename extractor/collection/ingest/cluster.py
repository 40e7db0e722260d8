"""Reading on many machines with Dask: the workers of a scheduler read, this program writes into the store.

What a file needs goes to the worker with its bytes, so no folder has to be shared. A worker that is lost loses nothing:
the scheduler gives its files to another one. A file that ends several workers is recorded as failed.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from threading import local
from typing import Any

import msgspec
from distributed import Client, as_completed
from msgspec.structs import replace

from extractor.collection.ingest.ingest import Reader
from extractor.source.errors import InputError
from extractor.workers.failure import Failure, unexpected
from extractor.workers.limits import Limits, cores
from extractor.workers.plan import Plan, Result, Step
from extractor.workers.pool import Steady
from extractor.workers.work import Input, Made, Wish, data_of

# Files on their way for each worker thread: one is read, the others wait there.
_AHEAD = 3
_ANSWER = msgspec.msgpack.Decoder(Made | Failure)
_here = local()


def on_cluster(address: str | None) -> Reader:
    """Return a reader that works on the scheduler at `address`; None starts a cluster on this machine."""

    def read(inputs: Iterable[Input], wish: Wish, plan: Plan) -> Iterator[Step | Result]:
        with _client(address, plan) as client:
            yield from _read(client, inputs, wish, plan)

    return read


def _client(address: str | None, plan: Plan) -> Client:
    if address is not None:
        return Client(address)
    # Its workers are threads: what they read, each reads in a process of its own.
    return Client(n_workers=plan.jobs or cores(), threads_per_worker=1, processes=False, dashboard_address=":0")


def _read(client: Client, inputs: Iterable[Input], wish: Wish, plan: Plan) -> Iterator[Step | Result]:
    asked = msgspec.msgpack.encode((wish, plan.limits))
    waiting = enumerate(inputs)
    running: dict[Any, tuple[int, str]] = {}
    done = as_completed()

    def start_next() -> Iterator[Result]:
        for at, given in waiting:
            try:
                carried = _carried(given)
            except InputError as problem:
                yield Result(at, Failure(problem.message, problem.message_en))
                continue
            future = client.submit(work, asked, msgspec.msgpack.encode(carried), pure=False, retries=1)
            running[future] = (at, given.name)
            done.add(future)
            return

    for _ in range(max(1, sum(client.nthreads().values())) * _AHEAD):
        yield from start_next()
    while running:
        future = next(done)
        at, name = running.pop(future)
        try:
            made: Made | Failure = _ANSWER.decode(future.result())
        except Exception as error:  # whatever a worker or the scheduler raises: it is this file's result
            made = unexpected(name, error, repr(error))
        yield from start_next()
        yield Result(at, made)


def _carried(given: Input) -> Input:
    """Return an input with its bytes."""
    return given if given.refused is not None else replace(given, path=None, member=None, data=data_of(given))


def work(asked: bytes, carried: bytes) -> bytes:
    """Read one file on a worker of the cluster, in a process of its own with bounds; all in MessagePack."""
    if getattr(_here, "asked", None) != asked:
        with suppress(AttributeError):
            _here.steady.end()
        _here.asked = asked
        wish, limits = msgspec.msgpack.decode(asked, type=tuple[Wish, Limits])
        _here.steady = Steady(wish, limits)
    made = _here.steady.do(msgspec.msgpack.decode(carried, type=Input))
    return msgspec.msgpack.encode(made)
