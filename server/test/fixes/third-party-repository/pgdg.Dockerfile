FROM python:3.13-slim-trixie
RUN apt-get update \
 && apt-get install -y --no-install-recommends curl gnupg lsb-release \
 && curl -fsSL https://www.postgresql.org/media/keys/ACCC4CF8.asc | gpg --dearmor -o /usr/share/keyrings/pgdg.gpg \
 && echo "deb [signed-by=/usr/share/keyrings/pgdg.gpg] http://apt.postgresql.org/pub/repos/apt $(lsb_release -cs)-pgdg main" > /etc/apt/sources.list.d/pgdg.list \
 && apt-get update \
 && apt-get install -y --no-install-recommends postgresql-client-16 libpq-dev \
 && apt-get purge -y --auto-remove gnupg lsb-release \
 && rm -rf /var/lib/apt/lists/*
#>> Use Debian’s postgresql-client (17), libpq-dev (17.11) instead of the repository of PostgreSQL Global Development Group
FROM python:3.13-slim-trixie
RUN apt-get update \
 && apt-get install -y --no-install-recommends curl \
 && apt-get install -y --no-install-recommends postgresql-client libpq-dev \
 && rm -rf /var/lib/apt/lists/*
