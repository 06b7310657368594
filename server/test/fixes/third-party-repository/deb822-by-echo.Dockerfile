FROM debian:bookworm
ARG NODE_VERSION=20
RUN curl -fsSL https://deb.nodesource.com/gpgkey/nodesource-repo.gpg.key | gpg --dearmor -o /etc/apt/keyrings/nodesource.gpg
RUN echo "Types: deb\nURIs: https://deb.nodesource.com/node_${NODE_VERSION}.x/\nSuites: nodistro\nComponents: main\nSigned-By: /etc/apt/keyrings/nodesource.gpg" > /etc/apt/sources.list.d/nodesource.sources
RUN --mount=type=cache,target=/var/cache/apt apt-get update && apt-get install -y "nodejs=${NODE_VERSION}.*" && apt-mark hold nodejs
#>> Use Debian’s nodejs (18.20.4), npm (9.2.0) instead of the repository of NodeSource
FROM debian:bookworm
ARG NODE_VERSION=20
RUN --mount=type=cache,target=/var/cache/apt apt-get update && apt-get install -y --no-install-recommends nodejs npm && apt-mark hold nodejs
