from django.apps import AppConfig


class FamilyConfig(AppConfig):
    name = "portal.family"
    label = "family"
    verbose_name = "Family area"
