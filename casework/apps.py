from django.apps import AppConfig
from django.core.signals import request_finished, request_started


class CaseworkConfig(AppConfig):
    name = "casework"
    verbose_name = "Case work"

    def ready(self) -> None:
        from casework import checks, documents, vault  # noqa: F401, PLC0415 - checks register by import, once the apps are ready
        from casework.services import keys_destroy  # noqa: PLC0415 - models are there once the apps are ready
        from casework.services.blobs_remove import remove_blobs  # noqa: PLC0415 - the same

        # An unwrapped key lives no longer than the request that needed it.
        request_started.connect(vault.forget_keys, dispatch_uid="casework.vault.started")
        request_finished.connect(vault.forget_keys, dispatch_uid="casework.vault.finished")
        documents.register()
        keys_destroy.file_removers.append(remove_blobs)
