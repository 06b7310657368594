FROM debian:trixie-slim
ADD --checksum=sha256:1500c1f56fa9e26b9b8f42452a553675796ade0807cdce11975eb98170b3a570 https://download.docker.com/linux/debian/gpg /etc/apt/keyrings/docker.asc
COPY <<EOF /etc/apt/sources.list.d/docker.sources
Types: deb
URIs: https://download.docker.com/linux/debian
Suites: trixie
Components: stable
Signed-By: /etc/apt/keyrings/docker.asc
EOF
RUN apt-get update && apt-get install -y docker-ce-cli docker-buildx-plugin docker-compose-plugin
#>> Use Debian’s docker-cli (26.1.5), docker-buildx (0.13.1), docker-compose (2.26.1) instead of the repository of Docker
FROM debian:trixie-slim
RUN apt-get update && apt-get install -y --no-install-recommends docker-cli docker-buildx docker-compose
