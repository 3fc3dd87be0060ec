#!/bin/sh
# Which secrets does the compose file need? This prints a fresh set: sh docker/make-env.sh > .env
# Keep that file: sealed credentials and API keys can be read only with the keys in it.
set -eu

# 24 random bytes in letters and digits that need no escaping in a URL.
password() { head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n'; }
key() { head -c 32 /dev/urandom | base64 | tr -d '\n'; }

umask 077
for name in POSTGRES_PASSWORD ROLE_PASSWORD_API ROLE_PASSWORD_ENGINE ROLE_PASSWORD_READER \
  REDIS_PASSWORD REDIS_ADAPTER_PASSWORD; do
  echo "$name=$(password)"
done
for name in OVERTURE_SECRET_KEY OVERTURE_KEY_PEPPER; do echo "$name=$(key)"; done
echo "# How people and providers reach the API from outside: it stands in unsubscribe links and webhook addresses."
echo "API_PUBLIC_URL=http://127.0.0.1:3000"
