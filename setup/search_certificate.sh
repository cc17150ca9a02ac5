#!/bin/bash
# Run once, in Elasticsearch's own image (compose.yaml): a certificate for the host name `search`, under an authority whose key is kept nowhere.
# To renew it, empty the volume search-keys and start everything again. Good for ten years.
set -euo pipefail
keys=/search-keys authority=/search-authority
[ ! -e "$keys/search.key" ] || exit 0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
certutil() { bin/elasticsearch-certutil "$@" --silent --pem --days 3650; }

cd /usr/share/elasticsearch
certutil ca --out "$work/ca.zip"
unzip -q "$work/ca.zip" -d "$work"
certutil cert --name search --dns search,localhost --ca-cert "$work/ca/ca.crt" --ca-key "$work/ca/ca.key" --out "$work/search.zip"
unzip -q "$work/search.zip" -d "$work"

# The search server runs in group 0; the portal reads the authority alone.
install --mode 0644 "$work/ca/ca.crt" "$authority/ca.crt"
install --mode 0644 "$work/ca/ca.crt" "$work/search/search.crt" "$keys/"
install --mode 0640 --owner 0 --group 0 "$work/search/search.key" "$keys/search.key"
