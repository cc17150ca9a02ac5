"""Staff pages, behind the staff gate of the project."""

from __future__ import annotations

from django.urls import path

from casework.views import break_glass, case_access, roles
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
    path("cases/<slug:case_id>/access/", case_access.case_access, name="case_access"),
    path("cases/<slug:case_id>/seal/", case_access.seal, name="case_seal"),
    path("cases/<slug:case_id>/unseal/", case_access.unseal, name="case_unseal"),
    path("cases/<slug:case_id>/assign/", case_access.assign, name="case_assign"),
    path("cases/<slug:case_id>/unassign/<slug:assignment_id>/", case_access.unassign, name="case_unassign"),
    path("cases/<slug:case_id>/recuse/", case_access.recuse, name="case_recuse"),
    path("cases/<slug:case_id>/recusals/<slug:recusal_id>/end/", case_access.end_recusal, name="recusal_end"),
    path("break-glass/", break_glass.break_glass, name="break_glass"),
    path("break-glass/ask/", break_glass.ask, name="break_glass_ask"),
    path("break-glass/recuse/", break_glass.recuse_oneself, name="recusal_declare"),
    path("break-glass/kept-away/<slug:recusal_id>/end/", break_glass.let_back, name="recusal_let_back"),
    path("break-glass/<slug:glass_id>/approve/", break_glass.approve, name="break_glass_approve"),
    path("break-glass/<slug:glass_id>/end/", break_glass.end, name="break_glass_end"),
    path("roles/", roles.roles, name="roles"),
    path("roles/ask/", roles.ask, name="role_ask"),
    path("roles/<slug:grant_id>/approve/", roles.approve, name="role_approve"),
    path("roles/<slug:grant_id>/end/", roles.end, name="role_end"),
    path("search/", person_search, name="person_search"),
]
