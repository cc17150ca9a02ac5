#!/bin/sh
# Run once by the database's administrator (compose.yaml mounts it into the first start of PostgreSQL): the two roles that the portal's processes
# are members of, and a login for each. Tables belong to neither: `manage.py migrate` and `database_rights` run as their owner.
# Needed: ATHAR_WEB_PASSWORD, ATHAR_WORKER_PASSWORD, and psql's own settings for an administrator.
set -eu
psql --set=ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname "${POSTGRES_DB:-athar}" \
    --set=web="$ATHAR_WEB_PASSWORD" --set=worker="$ATHAR_WORKER_PASSWORD" <<'SQL'
CREATE ROLE athar_web NOLOGIN;
CREATE ROLE athar_worker NOLOGIN;
CREATE ROLE athar_portal LOGIN PASSWORD :'web' IN ROLE athar_web;
CREATE ROLE athar_background LOGIN PASSWORD :'worker' IN ROLE athar_worker;
SQL
