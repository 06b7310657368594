FROM debian:trixie-slim
RUN apt-get update && apt-get install -y curl \
 && curl -fsSL https://deb.nodesource.com/setup_20.x -o nodesource_setup.sh \
 && bash nodesource_setup.sh \
 && apt-get install -y nodejs=20.* \
 && rm nodesource_setup.sh \
 && corepack enable
#>> Use Debian’s nodejs (20.19.2), npm (9.2.0) instead of the repository of NodeSource
FROM debian:trixie-slim
RUN apt-get update && apt-get install -y curl \
 && apt-get install -y --no-install-recommends nodejs npm \
 && corepack enable
