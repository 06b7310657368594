FROM debian:bookworm-slim AS backup

RUN apt-get update && apt-get install -y --no-install-recommends gnupg wget ca-certificates
RUN echo "deb http://apt.postgresql.org/pub/repos/apt bookworm-pgdg main" > /etc/apt/sources.list.d/pgdg.list
RUN wget --quiet -O - https://www.postgresql.org/media/keys/ACCC4CF8.asc | apt-key add -
RUN apt-get update && apt-get install -y --no-install-recommends \
    postgresql-client-16 \
    gzip

RUN useradd --create-home backup-runner
USER backup-runner
ENTRYPOINT ["pg_dump"]
