FROM debian:bookworm
RUN apt-get update && apt-get install -y debian-keyring debian-archive-keyring apt-transport-https curl
RUN curl -1sLf 'https://dl.cloudsmith.io/public/caddy/stable/gpg.key' | gpg --dearmor -o /usr/share/keyrings/caddy-stable-archive-keyring.gpg
RUN curl -1sLf 'https://dl.cloudsmith.io/public/caddy/stable/debian.deb.txt' | tee /etc/apt/sources.list.d/caddy-stable.list
RUN apt-get update
RUN apt-get install caddy
#>> Use Debian’s caddy (2.6.2) instead of the repository of Caddy
FROM debian:bookworm
RUN apt-get update && apt-get install -y debian-keyring debian-archive-keyring curl
RUN apt-get update
RUN apt-get install --no-install-recommends -y caddy
