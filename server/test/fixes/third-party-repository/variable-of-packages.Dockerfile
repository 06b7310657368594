FROM debian:bookworm-slim
RUN build_deps="gnupg curl" && apt-get update && apt-get install -y $build_deps ca-certificates \
 && curl -fsSL https://nginx.org/keys/nginx_signing.key | gpg --dearmor -o /usr/share/keyrings/nginx.gpg \
 && echo "deb [signed-by=/usr/share/keyrings/nginx.gpg] https://nginx.org/packages/debian bookworm nginx" > /etc/apt/sources.list.d/nginx.list \
 && apt-get update && apt-get install -y nginx=1.25.* && apt-get purge -y $build_deps
#>> Use Debian’s nginx (1.22.1) instead of the repository of nginx
FROM debian:bookworm-slim
RUN build_deps="gnupg curl" && apt-get update && apt-get install -y $build_deps ca-certificates && apt-get install -y --no-install-recommends nginx && apt-get purge -y $build_deps
