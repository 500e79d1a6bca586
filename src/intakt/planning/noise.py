"""Reproducible noise: the same seed gives the same figures in any process, on any machine, in any year."""

import numpy as np
from numpy.typing import NDArray

_GAMMA = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)
_MASK = (1 << 64) - 1


def mix(*parts: int) -> int:
    """One seed from several whole numbers."""
    state = 0x243F6A8885A308D3
    for part in parts:
        state = _scramble((state ^ (part & _MASK)) & _MASK)
    return state


def _scramble(value: int) -> int:
    value = (value + 0x9E3779B97F4A7C15) & _MASK
    value = ((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    value = ((value ^ (value >> 27)) * 0x94D049BB133111EB) & _MASK
    return value ^ (value >> 31)


def words(seed: int, count: int) -> NDArray[np.uint64]:
    """`count` numbers of 64 bits (splitmix64; Steele, Lea & Flood 2014)."""
    with np.errstate(over="ignore"):
        state = np.uint64(seed & _MASK) + _GAMMA * np.arange(1, count + 1, dtype=np.uint64)
        state = (state ^ (state >> np.uint64(30))) * _FIRST
        state = (state ^ (state >> np.uint64(27))) * _SECOND
        return state ^ (state >> np.uint64(31))


def fractions(seed: int, count: int) -> NDArray[np.float64]:
    """`count` numbers from 0 up to but not 1."""
    return (words(seed, count) >> np.uint64(11)).astype(np.float64) / float(1 << 53)
