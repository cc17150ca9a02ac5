from __future__ import annotations

from django.urls import path

from publications import views

app_name = "publications"
urlpatterns = [path("terms-of-reference/pdf/", views.terms_pdf, name="terms_pdf")]
