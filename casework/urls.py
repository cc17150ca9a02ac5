"""Staff pages, behind the staff gate of the project."""

from __future__ import annotations

from django.urls import path

from casework.views.case_detail import case_detail
from casework.views.case_list import case_list
from casework.views.documents import document_fetch, registration_documents
from casework.views.log import log, log_export, reading_release
from casework.views.person_search import person_search

app_name = "casework"
urlpatterns = [
    path("", case_list, name="case_list"),
    path("cases/<slug:case_id>/", case_detail, name="case_detail"),
    path("log/", log, name="log"),
    path("log/export/", log_export, name="log_export"),
    path("log/readers/<int:user_id>/release/", reading_release, name="reading_release"),
    path("registrations/<slug:registration_id>/documents/", registration_documents, name="registration_documents"),
    path("documents/<slug:document_id>/fetch/", document_fetch, name="document_fetch"),
    path("search/", person_search, name="person_search"),
]
