from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "portal.accounts"
    label = "accounts"
    verbose_name = "Accounts"

    def ready(self) -> None:
        from casework import vault  # noqa: PLC0415 - nothing is imported before the apps are ready

        vault.hash_columns.add(("accounts.RecoveryCode", "code_hash", "used_at__isnull"))
