"""A key for large values: equal to itself alone."""

from functools import lru_cache

from intakt.kit.same import Same


def test_only_the_very_same_object_is_equal() -> None:
    value = {"a": 1}
    assert Same(value) == Same(value)
    assert hash(Same(value)) == hash(Same(value))
    assert Same(value) != Same({"a": 1})
    assert Same(value) != value


def test_what_cannot_be_hashed_can_be_remembered() -> None:
    seen = []

    @lru_cache(maxsize=2)
    def size(of: Same[dict[str, int]]) -> int:
        seen.append(of.value)
        return len(of.value)

    one, other = {"a": 1}, {"a": 1}
    assert [size(Same(one)), size(Same(one)), size(Same(other))] == [1, 1, 1]
    assert len(seen) == 2
