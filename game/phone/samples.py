"""int16 samples from one rate and number of channels to another."""

from array import array


def fitted(samples: bytes, rate: int, channels: int, out_rate: int, out_channels: int) -> bytes:
    """`samples` at another rate, the same in each channel. Half a frame at the end is left out."""
    data = _resampled(_one_channel(samples, channels), rate, out_rate)
    if out_channels == 1:
        return data.tobytes()
    wide = array("h", bytes(2 * len(data) * out_channels))
    for channel in range(out_channels):
        wide[channel::out_channels] = data
    return wide.tobytes()


def mono(raw: bytes, rate: int, size: int, channels: int, out_rate: int) -> bytes:
    """The first channel of a mixer's samples at `out_rate`. Raises ValueError where they are no int16."""
    if size != -16:
        raise ValueError(f"samples of {size} bits")
    return _resampled(_one_channel(raw, channels, mixed=False), rate, out_rate).tobytes()


def _one_channel(samples: bytes, channels: int, *, mixed: bool = True) -> "array[int]":
    data = array("h")
    data.frombytes(samples[: len(samples) // (2 * channels) * 2 * channels])
    if channels == 1:
        return data
    if channels == 2 and mixed:
        return array("h", ((a + b) // 2 for a, b in zip(data[::2], data[1::2], strict=True)))
    return data[::channels]


def _resampled(data: "array[int]", rate: int, out_rate: int) -> "array[int]":
    if rate == out_rate or not data:
        return data
    # Only for a mixer that could not be opened as asked for. numpy costs 90 ms to load.
    import numpy as np

    source = np.frombuffer(data.tobytes(), dtype=np.int16)
    count = max(1, round(len(source) * out_rate / rate))
    at = np.linspace(0, len(source) - 1, count)
    result = array("h")
    result.frombytes(np.interp(at, np.arange(len(source)), source).astype(np.int16).tobytes())
    return result
