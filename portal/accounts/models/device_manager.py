"""What django-otp asks each kind of device for, with types."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db import models

_Device = TypeVar("_Device", bound=models.Model)


class DeviceManager(models.Manager[_Device]):
    def devices_for_user(self, user: Any, confirmed: bool | None = None) -> models.QuerySet[_Device]:  # noqa: FBT001 - theirs
        devices = self.filter(user=user)
        return devices if confirmed is None else devices.filter(confirmed=confirmed)
