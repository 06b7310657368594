FROM debian:bookworm-slim
RUN apt-get update; apt-get install -y --no-install-recommends curl gnupg ca-certificates; \
    curl https://haproxy.debian.net/bernat.debian.org.gpg | gpg --dearmor > /usr/share/keyrings/haproxy.debian.net.gpg; \
    echo deb "[signed-by=/usr/share/keyrings/haproxy.debian.net.gpg]" http://haproxy.debian.net bookworm-backports-2.8 main > /etc/apt/sources.list.d/haproxy.list; \
    apt-get update; \
    apt-get install -y --no-install-recommends haproxy=2.8.\*
RUN mkdir -p /run/haproxy
CMD ["haproxy", "-W", "-db", "-f", "/etc/haproxy/haproxy.cfg"]
