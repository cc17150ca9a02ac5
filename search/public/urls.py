from __future__ import annotations

from django.urls import path

from search.public import views

app_name = "search_public"
urlpatterns = [path("", views.search, name="search")]
