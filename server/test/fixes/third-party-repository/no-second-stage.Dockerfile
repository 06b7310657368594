FROM debian:bookworm AS base
RUN echo "deb https://apt.postgresql.org/pub/repos/apt bookworm-pgdg main" > /etc/apt/sources.list.d/pgdg.list \
 && apt-get update && apt-get install -y postgresql-client
FROM base
RUN apt-get update && apt-get install -y postgresql-16-pgvector
#>>
