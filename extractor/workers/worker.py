"""The other side: a process that reads one input after another and ends when nobody listens any more."""

import os
import signal
from queue import SimpleQueue
from threading import Thread

from extractor.workers.failure import Failure, out_of_memory
from extractor.workers.frames import Done, Job, Sign, Start, framed, incoming
from extractor.workers.limits import bound_this_process, end_with_parent, peak_memory
from extractor.workers.work import do


def serve(inbox: int, out: int) -> None:
    """Serve the process at the other end of two file descriptors; never returns while that lives."""
    end_with_parent()
    jobs: SimpleQueue[Start | Job] = SimpleQueue()
    Thread(target=_listen, args=(inbox, jobs), daemon=True).start()
    start = jobs.get()
    assert isinstance(start, Start)
    if start.folder is not None:
        os.chdir(start.folder)
    bound_this_process(start.limits)

    def send(message: Sign | Done) -> None:
        data = memoryview(framed(message))
        while data:
            data = data[os.write(out, data) :]

    while True:
        job = jobs.get()
        assert isinstance(job, Job)
        send(Sign(0, 0))
        result = do(start.wish, job.input, start.limits, lambda page, pages, weight: send(Sign(page, pages, weight)))
        try:
            send(Done(result, peak_memory()))
        except MemoryError:
            failure: Failure = out_of_memory(job.input.name, start.limits)
            del result
            send(Done(failure, peak_memory()))


def _listen(inbox: int, jobs: "SimpleQueue[Start | Job]") -> None:
    """Take what is sent; when the other side has gone, end at once with everything that was started from here."""
    with os.fdopen(inbox, "rb") as stream:
        for message in incoming(stream):
            jobs.put(message)
    os.killpg(0, signal.SIGKILL)
