"""Many mutated files through the readers and the outline → how each ended; what went wrong is kept as a file.

python -m tests.fuzz.run [--count 20000] [--seed 1] [--starts FOLDER…] [--keep FOLDER]

Run it with nice -n 19. Every mutation is numbered by seed and place, so that a run can be repeated. LibreOffice is
not called: it is not under test, and takes seconds.
"""

import argparse
import faulthandler
import multiprocessing
import random
import resource
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import FrameType
from typing import NoReturn
from unittest import mock

from desktop.core.errors import ReadError
from desktop.core.parsing.outline import parse_outline
from desktop.core.readers import legacy, read_document
from desktop.core.text.segment import words
from tests.fuzz.mutations import mutated

HERE = Path(__file__).parent
SECONDS, MEBIBYTES = 10, 1024  # the bounds that one file may take
BATCH = 250  # files to a process, so that a crash of a library costs no more


class TooLong(BaseException):
    """A file took longer than it may."""


def built_in_starts() -> list[Path]:
    """The files of the checkout that mutations start from."""
    kept = HERE.parent / "core" / "readers" / "files"
    return [*sorted((HERE / "starts").iterdir()), *sorted(kept.iterdir())]


def outcome(path: Path) -> str:
    """Read a file and make its outline: "read", a code, or "crashed: …"."""
    try:
        with mock.patch.object(legacy, "converter", return_value=None):
            parse_outline(read_document(path))
    except ReadError as error:
        return error.code
    except TooLong:
        return f"crashed: more than {SECONDS} s"
    except Exception as error:
        return f"crashed: {type(error).__name__}"
    return "read"


def cases(starts: Sequence[Path], seed: int, places: range) -> Iterator[tuple[int, Path, bytes]]:
    """The mutated files of a run at the places, each with the file that it was made from."""
    contents = [path.read_bytes() for path in starts]
    for place in places:
        chance = random.Random(f"{seed}:{place}")
        chosen = chance.randrange(len(starts))
        yield place, starts[chosen], mutated(contents[chosen], contents, chance)


def _batch(
    starts: Sequence[Path],
    seed: int,
    places: range,
    queue: "multiprocessing.queues.SimpleQueue[tuple[int, str, float]]",
) -> None:
    def stop(signum: int, frame: FrameType | None) -> NoReturn:
        raise TooLong

    faulthandler.disable()
    signal.signal(signal.SIGPROF, stop)  # counts the process's own time, however busy the machine is
    with tempfile.TemporaryDirectory() as folder:
        for place, start, data in cases(starts, seed, places):
            path = Path(folder) / f"case{start.suffix}"
            path.write_bytes(data)
            began = time.process_time()
            signal.setitimer(signal.ITIMER_PROF, SECONDS)
            result = outcome(path)
            signal.setitimer(signal.ITIMER_PROF, 0)
            if resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > MEBIBYTES * 1024:
                result = f"crashed: more than {MEBIBYTES} MiB"
            queue.put((place, result, time.process_time() - began))


def run(starts: Sequence[Path], seed: int, count: int) -> Iterator[tuple[int, str, float]]:
    """How each of the `count` files ended, and how many seconds it took."""
    context = multiprocessing.get_context("fork")
    words("一")  # loads the dictionary once, not in every process
    at = 0
    while at < count:
        queue: multiprocessing.queues.SimpleQueue[tuple[int, str, float]] = context.SimpleQueue()
        places = range(at, min(at + BATCH, count))
        process = context.Process(target=_batch, args=(starts, seed, places, queue))
        process.start()
        waiting = time.monotonic()
        while at < places.stop and (process.is_alive() or not queue.empty()):
            if not queue.empty():
                place, result, seconds = queue.get()
                yield place, result, seconds
                at, waiting = place + 1, time.monotonic()
            elif time.monotonic() - waiting > 12 * SECONDS:
                process.kill()  # a library does not come back
                break
            else:
                time.sleep(0.001)
        process.join(5)
        if at < places.stop and queue.empty():
            yield at, f"crashed: process ended with {process.exitcode}", time.monotonic() - waiting
            at += 1
        process.kill()
        process.join()


def main() -> int:
    """Print the table; 1 if anything crashed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--starts", type=Path, nargs="*", default=[], help="folders with more files to start from")
    parser.add_argument("--keep", type=Path, help="where the files that crash are put")
    arguments = parser.parse_args()
    more = sorted(path for folder in arguments.starts for path in folder.rglob("*") if path.is_file())
    starts = [*built_in_starts(), *more]
    results: Counter[str] = Counter()
    slowest = (0.0, 0)
    for place, result, seconds in run(starts, arguments.seed, arguments.count):
        results[result] += 1
        slowest = max(slowest, (seconds, place))
        if result.startswith("crashed"):
            [(_, start, data)] = cases(starts, arguments.seed, range(place, place + 1))
            print(f"{arguments.seed}:{place} {start.name} {result} {seconds:.1f} s", flush=True)
            if arguments.keep:
                arguments.keep.mkdir(parents=True, exist_ok=True)
                (arguments.keep / f"{arguments.seed}-{place}{start.suffix}").write_bytes(data)
    print(f"{sum(results.values())} mutated files of {len(starts)}, seed {arguments.seed}")
    for result, count in results.most_common():
        print(f"  {result}: {count}")
    print(f"slowest {slowest[0]:.2f} s (place {slowest[1]})")
    return int(any(result.startswith("crashed") for result in results))


if __name__ == "__main__":
    sys.exit(main())
