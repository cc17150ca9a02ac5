from django.apps import AppConfig
from django.core.signals import request_finished, request_started


class CaseworkConfig(AppConfig):
    name = "casework"
    verbose_name = "Case work"

    def ready(self) -> None:
        from casework import checks, documents, vault  # noqa: F401, PLC0415 - checks register by import, once the apps are ready

        # An unwrapped key lives no longer than the request that needed it.
        request_started.connect(vault.forget_keys, dispatch_uid="casework.vault.started")
        request_finished.connect(vault.forget_keys, dispatch_uid="casework.vault.finished")
        documents.register()
