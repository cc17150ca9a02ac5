from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = "Portal"

    def ready(self) -> None:
        from portal import checks  # noqa: F401, PLC0415 - registered by import, once the apps are ready
        from portal.log_format import silence_libraries  # noqa: PLC0415 - nothing is imported before the apps are ready

        silence_libraries()
