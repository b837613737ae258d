"""Pictures that are made once and kept, and the making of them in slices.

Whatever takes long on a screen (letters, corners, drawings) is made by a function that keeps what it made. So a coming
screen is prepared by painting it onto nothing within `at_most(...)`: that stops with `Enough` when the time is up and
something new was made, and the next time the painting gets further, because what was made is there.
"""

import math
import time
from collections import OrderedDict
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from functools import lru_cache, update_wrapper
from typing import Any, Generic, ParamSpec, TypeVar, cast

import pygame

P = ParamSpec("P")
T = TypeVar("T")

LEAST_BYTES = 8 << 20
WINDOWS = 1
"""How many pictures as large as the window may be kept, all small ones together."""
BEGUN_MOST = 6

Making = Generator[None, None, T]
"""Makes a picture in steps: each `yield` is a place where a slice may end."""


class Enough(BaseException):
    """The slice's time is up. No `Exception`: nobody but `preparing` is to catch it."""


class _Slice:
    """Until when (`time.perf_counter`) things are made; infinity while a picture is really drawn."""

    ahead = False
    until = math.inf


def slicing() -> bool:
    """Whether things are made ahead, in slices, rather than because they are to be seen now."""
    return _Slice.ahead


@contextmanager
def at_most(until: float) -> Iterator[None]:
    """A slice of preparing: raises Enough at the first thing made, or step of one, after `until` (perf_counter)."""
    _Slice.ahead, _Slice.until = True, until
    try:
        yield
    finally:
        _Slice.ahead, _Slice.until = False, math.inf


def _breathe() -> None:
    if time.perf_counter() >= _Slice.until:
        raise Enough


class _Shelf:
    """All kept pictures of all functions, the one used last at the end; the first go when there are too many bytes."""

    def __init__(self) -> None:
        self.things: OrderedDict[tuple[object, ...], tuple[Any, int]] = OrderedDict()
        self.begun: OrderedDict[tuple[object, ...], Making[Any]] = OrderedDict()
        self.room = LEAST_BYTES
        self.taken = 0

    def put(self, key: tuple[object, ...], thing: Any) -> None:
        size = _size(thing)
        self.things[key] = thing, size
        self.taken += size
        self.make_room()

    def make_room(self) -> None:
        while self.taken > self.room and len(self.things) > 1:
            self.taken -= self.things.popitem(last=False)[1][1]

    def clear(self) -> None:
        self.things.clear()
        self.begun.clear()
        self.taken = 0


_shelf = _Shelf()
_counted: list[Callable[[], None]] = []


def _size(thing: object) -> int:
    """About how many bytes a kept thing takes: pictures, and tuples of them."""
    if isinstance(thing, pygame.Surface):
        return 300 + thing.get_pitch() * thing.get_height()
    if isinstance(thing, tuple):
        return 100 + sum(_size(part) for part in thing)
    return 100


class Picture(Generic[P, T]):
    """A function that keeps its pictures, all within the room of `room_for`."""

    def __init__(self, make: Callable[P, T]) -> None:
        self._make = make
        update_wrapper(self, make)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
        key = (self, args) if not kwargs else (self, args, *kwargs.items())
        try:
            found: T = _shelf.things[key][0]
        except KeyError:
            found = self._made(key, *args, **kwargs)
            _shelf.put(key, found)
            _breathe()
        else:
            _shelf.things.move_to_end(key)
        return found

    def _made(self, key: tuple[object, ...], *args: P.args, **kwargs: P.kwargs) -> T:
        return self._make(*args, **kwargs)


class _Stepwise(Picture[P, T]):
    """The same for a picture made in steps. One that was begun goes on where it stopped."""

    def __init__(self, make: Callable[P, Making[T]]) -> None:
        self._begin = make
        super().__init__(make)  # type: ignore[arg-type]

    def _made(self, key: tuple[object, ...], *args: P.args, **kwargs: P.kwargs) -> T:
        making = _shelf.begun.pop(key, None)
        if making is None:
            making = self._begin(*args, **kwargs)
        until, _Slice.until = _Slice.until, math.inf
        try:
            # Only between its own steps: a generator does not outlive an exception from within.
            while True:
                next(making)
                if time.perf_counter() >= until:
                    break
        except StopIteration as done:
            made: T = done.value
            return made
        finally:
            _Slice.until = until
        _shelf.begun[key] = making
        if len(_shelf.begun) > BEGUN_MOST:
            _shelf.begun.popitem(last=False)
        raise Enough


def picture(make: Callable[P, T]) -> Picture[P, T]:
    """Decorator: what the function makes is kept as long as there is room. Its arguments say everything about it."""
    return Picture(make)


def stepwise(make: Callable[P, Making[T]]) -> Picture[P, T]:
    """Decorator for a generator that returns a picture: `yield` wherever a slice may end, at least every 2 ms."""
    return _Stepwise(make)


def kept(most: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Decorator for what is small or is no picture (widths, fonts): the `most` last used are kept."""

    def keeping(make: Callable[P, T]) -> Callable[P, T]:
        memo = lru_cache(most)(make)
        _counted.append(memo.cache_clear)

        def asked(*args: Any) -> T:
            if not _Slice.ahead:
                return memo(*args)
            missed = memo.cache_info().misses
            found = memo(*args)
            if memo.cache_info().misses != missed:
                _breathe()
            return found

        update_wrapper(asked, make)
        return cast("Callable[P, T]", asked)

    return keeping


def room_for(pixels: tuple[int, int]) -> None:
    """How much is kept depends on the window, since everything in it does."""
    _shelf.room = max(LEAST_BYTES, WINDOWS * 4 * pixels[0] * pixels[1])
    _shelf.make_room()


def forget() -> None:
    """Drops everything, for when pygame is closed."""
    _shelf.clear()
    for clear in _counted:
        clear()
