"""Ids: UUIDv7 as RFC 9562 has it."""

from uuid import UUID

from intakt.kit.ids import make_id, new_id


def test_the_example_of_the_rfc():
    """RFC 9562, appendix A.6: 2022-02-22 19:22:22 GMT; its random bits, except the fraction of the
    millisecond.
    """
    made = UUID(make_id(nanoseconds=0x017F22E279B0 * 1_000_000, entropy=bytes.fromhex("18c4dc0c0c07398f")))
    assert str(made) == "017f22e2-79b0-7000-98c4-dc0c0c07398f"
    assert (made.version, made.variant) == (7, "specified in RFC 4122")


def test_later_ids_sort_later():
    entropy = b"\xff" * 8
    made = [make_id(nanoseconds=moment, entropy=entropy) for moment in (0, 250, 999_999, 1_000_000, 10**18)]
    assert made == sorted(set(made))


def test_no_two_are_the_same():
    assert len({new_id() for _ in range(2000)}) == 2000
