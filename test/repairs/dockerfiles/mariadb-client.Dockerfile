FROM debian:bookworm-slim
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates curl cron \
 && curl -LsS https://r.mariadb.com/downloads/mariadb_repo_setup | bash -s -- --mariadb-server-version=10.11 \
 && apt-get update \
 && apt-get install -y --no-install-recommends mariadb-client \
 && apt-get clean \
 && rm -rf /var/lib/apt/lists/*
