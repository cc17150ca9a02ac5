"""The family area. Opaque ids are the only thing in its addresses."""

from __future__ import annotations

from django.urls import path

from portal.family import document_views, views

app_name = "family"

urlpatterns = [
    path("", views.registrations, name="registrations"),
    path("<slug:registration_id>/", views.registration, name="registration"),
    path("<slug:registration_id>/documents/", document_views.documents, name="documents"),
    path(
        "<slug:registration_id>/documents/<slug:document_id>/fetch/",
        document_views.document_fetch,
        name="document_fetch",
    ),
]
