"""One address. What it holds is leave, given elsewhere, to fetch one document once."""

from __future__ import annotations

from django.urls import path

from portal.files.views import fetch

app_name = "files"
urlpatterns = [path("<slug:secret>/", fetch, name="fetch")]
