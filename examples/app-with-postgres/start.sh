#!/bin/sh
set -e
su postgres -c "psql -c \"CREATE ROLE app LOGIN PASSWORD 'app'\"" || true
su postgres -c "createdb --owner=app app" || true
exec python3 -m gunicorn --bind 0.0.0.0:8000 app:app
