"""What the Python client's structs require, the server's views have: fields may be added, never taken."""

import msgspec
import pytest

from intakt.content import model
from intakt.intake import notices
from intakt.services import views
from intakt_client import admin_models, models

PAIRS: list[tuple[type, type]] = [
    (views.StatusPacket, models.StatusPacket),
    (views.StatusSummary, models.StatusSummary),
    (views.StatusView, models.Status),
    (views.PacketView, models.Packet),
    (views.IntakeView, models.Intake),
    (views.Visible, models.Visible),
    (views.Started, models.StartedIntake),
    (views.Submitted, models.Submitted),
    (views.SubmittedClient, models.SubmittedClient),
    (notices.Notice, models.Notice),
    (model.PathSummary, models.PathSummary),
    (model.PathView, models.Path),
    (model.BlockView, models.Block),
    (model.QuestionView, models.Question),
    (model.OptionView, models.Option),
    (model.RuleView, models.Rule),
    (views.ClientRow, admin_models.ClientRow),
    (views.ClientRecord, admin_models.ClientRecord),
    (views.PacketRow, admin_models.PacketRow),
    (views.VersionRow, admin_models.VersionRow),
    (views.QueueView, admin_models.Queue),
    (views.JobView, admin_models.Job),
]


def fields(shape: type) -> set[str]:
    return {field.encode_name for field in msgspec.structs.fields(shape)}  # type: ignore[arg-type]


@pytest.mark.parametrize(("served", "known"), PAIRS, ids=[known.__name__ for _, known in PAIRS])
def test_nothing_that_the_client_knows_was_taken(served: type, known: type) -> None:
    assert fields(known) <= fields(served)
