FROM debian:trixie
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
RUN bash -c 'echo "deb https://packages.redis.io/deb trixie main" > /etc/apt/sources.list.d/redis.list' && \
    wget -qO /etc/apt/trusted.gpg.d/redis.asc https://packages.redis.io/gpg && \
    apt-get update && apt-get install -y redis
#>> Use Debian’s redis (8.0.2) instead of the repository of Redis
FROM debian:trixie
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
RUN apt-get update && apt-get install -y --no-install-recommends redis
