"""Every address, one list an area, each wrapped once by its gate (design of the areas: docs/decisions/0004-areas.md)."""

from __future__ import annotations

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.decorators.http import require_safe
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail import views as wagtail_views
from wagtail.admin import urls as wagtail_admin_urls

from portal import views
from portal.access import ACCOUNT, CMS, FAMILY, FILES, PUBLIC, STAFF, behind
from portal.accounts.views.leaving import sign_out
from portal.styleguide.views import chapter, styleguide

# Wagtail's own doors stay routed whatever its settings say, so they are closed by address, before its list; the way out and
# the account page lead to ours.
CLOSED_CMS = [
    path("login/", views.not_found),
    path("logout/", sign_out),
    path("account/", RedirectView.as_view(pattern_name="accounts:security")),
    path("password_reset/", views.not_found),
    re_path(r"^password_reset/.*$", views.not_found),
    re_path(r"^account/.+$", views.not_found),
    re_path(r"^users/.*$", views.not_found),
    # Bulk actions on anything but pages: Wagtail registers some on accounts, families' and officers' too.
    re_path(r"^bulk/(?!wagtailcore/page/).*$", views.not_found),
    re_path(r"^(?:images|documents)/.*$", views.not_found),
]

public = [
    path("search/", include("search.public.urls")),
    path("", include("publications.urls")),
    # Only the serving of pages: the rest of wagtail.urls signs people in by password.
    re_path(wagtail_urls.serve_pattern, require_safe(wagtail_views.serve), name="wagtail_serve"),
]

urlpatterns = [
    *behind(
        PUBLIC,
        [
            path("", views.choose_language, name="choose_language"),
            path("robots.txt", views.robots),
            path(".well-known/security.txt", views.security_txt),
        ],
    ),
    *behind(STAFF, [path("staff/accounts/", include("portal.accounts.staff_urls"))]),
    *behind(STAFF, [path("staff/", include("casework.urls"))]),
    *behind(FILES, [path("files/", include("portal.files.urls"))]),
    *behind(CMS, [path("cms/", include(CLOSED_CMS)), path("cms/", include(wagtail_admin_urls))]),
    *i18n_patterns(
        *behind(ACCOUNT, [path("account/", include("portal.accounts.urls"))]),
        *behind(FAMILY, [path("my/", include("portal.family.urls"))]),
        *behind(PUBLIC, public),
    ),
]

if settings.DEMO:
    # Imported here alone: what reads the demo's passwords is not even loaded elsewhere.
    from portal.demo.tour import tour

    guide = [path("styleguide/", styleguide), path("styleguide/<slug:slug>/", chapter)]
    urlpatterns = [
        *behind(PUBLIC, guide),
        # Not kept by a browser, and not asked for by another site's page.
        *i18n_patterns(*behind(ACCOUNT, [path("tour/", tour, name="tour")])),
        *urlpatterns,
    ]

handler400 = "portal.views.bad_request"
handler403 = "portal.views.refused"
handler404 = "portal.views.missing"
handler500 = "portal.views.broken"
