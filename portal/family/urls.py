"""The family area. Two addresses, and an opaque id as the only thing in them."""

from __future__ import annotations

from django.urls import path

from portal.family import views

app_name = "family"

urlpatterns = [
    path("", views.registrations, name="registrations"),
    path("<slug:registration_id>/", views.registration, name="registration"),
]
