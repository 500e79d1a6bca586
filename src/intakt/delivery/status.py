"""States and the moves allowed between them; a move that is not in the table raises."""

from typing import Literal

from intakt.kit.errors import StateError

PacketStatus = Literal["PENDING", "GENERATING", "READY", "FAILED"]
IntakeState = Literal["STARTED", "COMPLETED", "ABANDONED"]

PACKET_MOVES: dict[PacketStatus, frozenset[PacketStatus]] = {
    "PENDING": frozenset({"GENERATING"}),
    "GENERATING": frozenset({"READY", "PENDING", "FAILED"}),
    "READY": frozenset(),
    "FAILED": frozenset({"PENDING"}),
}
"""Of one version. GENERATING to PENDING: retry or takeover; FAILED to PENDING: a dead letter tried again."""

INTAKE_MOVES: dict[IntakeState, frozenset[IntakeState]] = {
    "STARTED": frozenset({"STARTED", "COMPLETED", "ABANDONED"}),
    "ABANDONED": frozenset({"STARTED", "COMPLETED"}),
    "COMPLETED": frozenset(),
}


def move_packet(present: PacketStatus, wanted: PacketStatus) -> PacketStatus:
    """The wanted status. StateError when the table does not have the move."""
    if wanted not in PACKET_MOVES[present]:
        raise StateError(f"A packet that is {present} cannot become {wanted}.")
    return wanted


def move_intake(present: IntakeState, wanted: IntakeState) -> IntakeState:
    """The wanted state. StateError `submitted` for an intake that is complete."""
    if wanted not in INTAKE_MOVES[present]:
        raise StateError(
            "This intake has been submitted; reopen it to start from its answers.", code="submitted"
        )
    return wanted
