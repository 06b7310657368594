FROM debian:bookworm
RUN apt-get update && apt-get install -y postgresql-common && /usr/share/postgresql-common/pgdg/apt.postgresql.org.sh -y && apt-get install -y postgresql-client-17
#>> Use Debian’s postgresql-client (15) instead of the repository of PostgreSQL Global Development Group
FROM debian:bookworm
RUN apt-get update && apt-get install -y postgresql-common && apt-get install -y --no-install-recommends postgresql-client
