"""What every answer tells a browser, also a refusal, an error and a file of style: this stands outside everything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpResponseNotAllowed

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

SPOKEN_METHODS = ("GET", "HEAD", "POST", "OPTIONS")
# Nothing here needs a sensor, a payment or an advertisement. Passkeys are asked for by our own pages alone.
UNUSED = (
    "accelerometer",
    "attribution-reporting",
    "autoplay",
    "bluetooth",
    "browsing-topics",
    "camera",
    "compute-pressure",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "gamepad",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "join-ad-interest-group",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "otp-credentials",
    "payment",
    "picture-in-picture",
    "run-ad-auction",
    "screen-wake-lock",
    "serial",
    "shared-storage",
    "storage-access",
    "usb",
    "window-management",
    "xr-spatial-tracking",
)
OWN_PAGES_ONLY = ("publickey-credentials-create", "publickey-credentials-get")
PERMISSIONS = ", ".join([*(f"{name}=()" for name in UNUSED), *(f"{name}=(self)" for name in OWN_PAGES_ONLY)])


def fixed_headers() -> dict[str, str]:
    """The same on every answer. Most repeat what Django sets, for those answers that never reach it."""
    return {
        "Cross-Origin-Opener-Policy": settings.SECURE_CROSS_ORIGIN_OPENER_POLICY,
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": PERMISSIONS,
        "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": settings.X_FRAME_OPTIONS,
    }


class HeadersMiddleware:
    """Sets what is missing, and refuses methods that nothing here speaks."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in fixed_headers().items():
            response.headers.setdefault(name, value)
        if request.is_secure() and settings.SECURE_HSTS_SECONDS:
            response.headers.setdefault("Strict-Transport-Security", transport_security())
        return response


class MethodsMiddleware:
    """TRACE, PUT and inventions are refused before anything looks at them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in SPOKEN_METHODS:
            return self.get_response(request)
        refusal = HttpResponseNotAllowed(SPOKEN_METHODS)
        refusal["Cache-Control"] = "no-store"
        return refusal


def transport_security() -> str:
    whole = "; includeSubDomains" if settings.SECURE_HSTS_INCLUDE_SUBDOMAINS else ""
    return f"max-age={settings.SECURE_HSTS_SECONDS}{whole}"
