from __future__ import annotations

import pytest
from django.core import serializers
from django.core.exceptions import FieldError
from django.db import connection

from casework.models import PersonName, Registration
from casework.vault import VaultError
from casework.vault.fields import Sealed
from tests.factories.casework import make_name, make_registration

pytestmark = pytest.mark.django_db


def stored(row):
    """The row, fetched again with its key."""
    key = type(row).key_path.replace(".", "__")
    return type(row).objects.select_related(key).get(pk=row.pk)


def raw(row, column):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {row._meta.db_table} WHERE id = %s", [row.pk])
        return bytes(cursor.fetchone()[0])


def overwrite(row, column, value):
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {row._meta.db_table} SET {column} = %s WHERE id = %s", [value, row.pk])


def test_text_comes_back():
    assert stored(make_name(make_registration(), "محمد المصري")).text == "محمد المصري"


def test_the_database_holds_ciphertext():
    name = make_name(make_registration(), "Mohammad")
    assert b"Mohammad" not in raw(name, "text")


def test_a_value_from_another_row_is_refused():
    registration = make_registration()
    left, right = make_name(registration, "Samer"), make_name(registration, "Rana")
    overwrite(left, "text", raw(right, "text"))
    with pytest.raises(VaultError):
        stored(left).text  # noqa: B018


def test_a_value_from_another_field_is_refused():
    registration = make_registration(narrative="told", last_place="home")
    overwrite(registration, "narrative", raw(registration, "last_place"))
    with pytest.raises(VaultError):
        stored(registration).narrative  # noqa: B018


def test_a_value_from_another_registration_is_refused():
    left, right = make_registration(narrative="one"), make_registration(narrative="two")
    overwrite(left, "narrative", raw(right, "narrative"))
    with pytest.raises(VaultError):
        stored(left).narrative  # noqa: B018


def test_an_emptied_value_is_refused():
    registration = make_registration(narrative="told")
    overwrite(registration, "narrative", b"")
    with pytest.raises(VaultError):
        stored(registration).narrative  # noqa: B018


def test_saving_seals_anew():
    registration = make_registration(narrative="told")
    before = raw(registration, "narrative")
    registration.save()
    assert raw(registration, "narrative") != before


def test_saving_an_unopened_row_keeps_its_text():
    row = stored(make_registration(narrative="told"))
    row.save()
    assert stored(row).narrative == "told"


def test_a_deferred_field_opens_too():
    registration = make_registration(narrative="told")
    assert Registration.objects.defer("narrative").get(pk=registration.pk).narrative == "told"


def test_clear_text_cannot_be_written_by_update():
    registration = make_registration()
    with pytest.raises(VaultError):
        Registration.objects.filter(pk=registration.pk).update(narrative="in clear")


def test_clear_text_cannot_be_written_by_bulk_update():
    name = make_name(make_registration(), "Samer")
    with pytest.raises(VaultError):
        PersonName.objects.bulk_update([name], ["text"])


def test_queries_cannot_compare_text():
    with pytest.raises((VaultError, FieldError)):
        Registration.objects.filter(narrative="told").exists()


def test_serializers_get_ciphertext():
    registration = make_registration(narrative="told to nobody")
    assert "told to nobody" not in serializers.serialize("json", [registration])


def test_a_name_lies_under_the_key_of_its_source():
    registration = make_registration()
    assert make_name(registration, "Samer").vault_key == registration.data_key


def test_a_fetched_value_is_sealed_until_it_is_read():
    row = stored(make_registration(narrative="told"))
    assert isinstance(row.__dict__["narrative"], Sealed)
