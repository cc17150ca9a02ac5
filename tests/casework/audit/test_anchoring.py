from __future__ import annotations

import json
import stat
from datetime import timedelta

import pytest

from casework.audit.anchoring import AnchorUnfit, check_anchor, check_last_line, write_anchor
from casework.audit.sealing import seal_all
from casework.audit.verifying import ChainBroken, verify
from casework.models import AuditSeal
from casework.services.keys_rotate import kek_retire
from tests.casework.vault.keks import use_kek
from tests.factories.log import an_intruders_hand, make_event

pytestmark = pytest.mark.django_db
HOURS = timedelta(hours=2)


@pytest.fixture
def anchor(tmp_path):
    """Written after three events, and after two more."""
    path = tmp_path / "anchor"
    for events in (3, 2):
        for _event in range(events):
            make_event()
        seal_all()
        write_anchor(path)
    return path


def test_lines_are_only_added(anchor):
    assert [json.loads(line)["sequence"] for line in anchor.read_text().splitlines()] == [3, 5]


def test_its_owner_alone_reads_it(anchor):
    assert stat.S_IMODE(anchor.stat().st_mode) == 0o600


def test_a_chain_that_grew_agrees(anchor):
    make_event()
    seal_all()
    assert check_anchor(anchor, max_age=HOURS) == 2


def test_nothing_is_written_of_an_empty_chain(tmp_path):
    assert write_anchor(tmp_path / "anchor") is None
    assert not (tmp_path / "anchor").exists()


def test_l_03_a_cut_tail_is_found(anchor):
    last = AuditSeal.objects.get(sequence=5)
    with an_intruders_hand() as cursor:
        cursor.execute("DELETE FROM casework_auditevent WHERE id = %s", [last.event_id])
        cursor.execute("DELETE FROM casework_auditseal WHERE sequence = 5")
    verify()
    with pytest.raises(ChainBroken, match=r"cut: .* link 5"):
        check_anchor(anchor, max_age=HOURS)


def test_l_03_a_restored_old_copy_is_found_though_it_grew_again(anchor):
    """The old copy goes on with other events under the same numbers."""
    lost = list(AuditSeal.objects.filter(sequence__gt=3).values_list("event_id", flat=True))
    with an_intruders_hand() as cursor:
        cursor.execute("DELETE FROM casework_auditevent WHERE id = ANY(%s)", [lost])
        cursor.execute("DELETE FROM casework_auditseal WHERE sequence > 3")
    for _event in lost:
        make_event()
    seal_all()
    verify()
    with pytest.raises(ChainBroken, match="replaced: link 5"):
        check_anchor(anchor, max_age=HOURS)


def test_l_03_an_invented_line_bears_no_signature(anchor):
    line = json.loads(anchor.read_text().splitlines()[0]) | {"sequence": 2}
    anchor.write_text(json.dumps(line) + "\n")
    with pytest.raises(ChainBroken, match=r"Line 1 .* no signature"):
        check_anchor(anchor, max_age=HOURS)


@pytest.mark.parametrize("text", ["", "x", "{}", "[]", '{"sequence": 1, "hash": "", "at": "", "signature": "zz"}', "é"])
def test_what_is_no_anchor_is_refused(tmp_path, text):
    path = tmp_path / "anchor"
    path.write_text(text)
    with pytest.raises(AnchorUnfit):
        check_anchor(path, max_age=HOURS)


def test_a_missing_anchor_is_refused(tmp_path):
    with pytest.raises(AnchorUnfit):
        check_anchor(tmp_path / "anchor", max_age=HOURS)


def test_a_place_that_cannot_be_written_is_refused(tmp_path):
    make_event()
    seal_all()
    with pytest.raises(AnchorUnfit, match="written"):
        write_anchor(tmp_path / "nowhere" / "anchor")


def test_l_03_an_anchor_that_nobody_writes_any_more_is_no_anchor(anchor):
    with pytest.raises(ChainBroken, match="The anchor is old"):
        check_anchor(anchor, max_age=timedelta(0))


def test_l_03_a_cut_tail_is_found_by_the_last_line_alone(anchor):
    check_last_line(anchor)
    with an_intruders_hand() as cursor:
        cursor.execute(
            "DELETE FROM casework_auditevent WHERE id = (SELECT event_id FROM casework_auditseal WHERE sequence = 5)"
        )
        cursor.execute("DELETE FROM casework_auditseal WHERE sequence = 5")
    with pytest.raises(ChainBroken, match="cut"):
        check_last_line(anchor)


@pytest.fixture
def retired(settings, tmp_path):
    """An anchor with one line signed under version 1, which is retired; version 2 is current."""
    settings.ATHAR_ERASURE_LEDGER = tmp_path / "erasures"
    use_kek(settings, tmp_path, 1)
    make_event()
    seal_all()
    write_anchor(tmp_path / "anchor")
    use_kek(settings, tmp_path, 2)
    kek_retire(1)
    return tmp_path / "anchor"


def test_l_03_an_anchor_outlives_a_retired_key(retired):
    write_anchor(retired)
    assert check_anchor(retired, max_age=HOURS) == 2


def test_l_03_lines_of_a_retired_key_still_bind_the_chain(retired):
    old = json.loads(retired.read_text()) | {"hash": "00" * 32}
    retired.write_text(json.dumps(old) + "\n")
    write_anchor(retired)
    with pytest.raises(ChainBroken, match="replaced"):
        check_anchor(retired, max_age=HOURS)


def test_l_03_the_last_line_must_bear_a_signature_that_can_be_checked(retired):
    with pytest.raises(ChainBroken, match="no signature"):
        check_anchor(retired, max_age=HOURS)


def test_l_03_a_line_of_a_key_yet_to_come_is_invented(retired):
    old = json.loads(retired.read_text())
    retired.write_text(json.dumps(old | {"signature": "0003" + old["signature"][4:]}) + "\n")
    write_anchor(retired)
    with pytest.raises(ChainBroken, match="no signature"):
        check_anchor(retired, max_age=HOURS)
