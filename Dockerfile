# One image for every process of a deployment: web, worker and management commands. compose.yaml shows how they stand together.
# It runs as user 10001, to whom key files, ledger and anchor folders must belong.
FROM debian:12-slim

RUN apt-get update \
 && apt-get install --yes --no-install-recommends python3.11 python3.11-venv gettext make \
    libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 libicu72 fonts-noto-core \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --home-dir /srv/athar --shell /usr/sbin/nologin athar

WORKDIR /srv/athar
COPY requirements/base.txt requirements/
RUN python3.11 -m venv .venv \
 && .venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes --only-binary :all: -r requirements/base.txt

COPY manage.py Makefile ./
COPY locale locale
COPY portal portal
COPY casework casework
COPY publications publications
COPY search search

# The demo's settings need no secret from outside; the keys that they make are thrown away at once.
# What the running image writes lies in the two folders below and in /tmp: its own root may be read-only. Sealed files must be closed to others.
RUN make catalogues \
 && DJANGO_SETTINGS_MODULE=portal.settings.demo .venv/bin/python manage.py collectstatic --no-input --verbosity 0 \
 && rm -rf var/keys var/demo.sqlite3 \
 && install --directory --owner athar var/media \
 && install --directory --owner athar --mode 0700 var/blobs

ENV DJANGO_SETTINGS_MODULE=portal.settings.production PYTHONUNBUFFERED=1
USER athar
EXPOSE 8000
CMD [".venv/bin/granian", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", "--workers", "2", "--blocking-threads", "4", "--workers-kill-timeout", "20", "--no-access-log", "portal.wsgi:application"]
