FROM debian:trixie-slim
RUN apt-get update && apt-get install -y --no-install-recommends curl ca-certificates gnupg \
 && curl -s https://packagecloud.io/install/repositories/varnishcache/varnish60lts/script.deb.sh | bash \
 && apt-get install -y --no-install-recommends varnish \
 && rm -rf /var/lib/apt/lists/*
