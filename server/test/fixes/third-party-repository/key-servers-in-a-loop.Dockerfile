FROM debian:bookworm-slim
ENV NGINX_VERSION 1.25.3
RUN set -eux; \
    apt-get update; \
    apt-get install -y --no-install-recommends gnupg1 ca-certificates; \
    NGINX_GPGKEY=573BFD6B3D8FBC641079A6ABABF5BD827BD9BF62; \
    export GNUPGHOME="$(mktemp -d)"; \
    for server in hkp://keyserver.ubuntu.com:80 pgp.mit.edu; do \
      echo "Fetching GPG key $NGINX_GPGKEY from $server"; \
      gpg1 --keyserver "$server" --recv-keys "$NGINX_GPGKEY"; \
    done; \
    gpg --export "$NGINX_GPGKEY" > /etc/apt/keyrings/nginx.gpg; \
    rm -rf "$GNUPGHOME"; \
    echo "deb [signed-by=/etc/apt/keyrings/nginx.gpg] https://nginx.org/packages/debian/ bookworm nginx" >> /etc/apt/sources.list.d/nginx.list; \
    apt-get update; \
    apt-get install -y nginx=${NGINX_VERSION}-1~bookworm; \
    rm -rf /var/lib/apt/lists/*
#>> Use Debian’s nginx (1.22.1) instead of the repository of nginx
FROM debian:bookworm-slim
ENV NGINX_VERSION 1.25.3
RUN set -eux; \
    apt-get update; \
    apt-get install -y --no-install-recommends ca-certificates; \
    apt-get install -y --no-install-recommends nginx; \
    rm -rf /var/lib/apt/lists/*
