FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y curl \
 && curl -fsSL https://deb.nodesource.com/setup_20.x -o nodesource_setup.sh \
 && bash nodesource_setup.sh \
 && apt-get install -y nodejs=20.* \
 && rm nodesource_setup.sh \
 && corepack enable
#>>
