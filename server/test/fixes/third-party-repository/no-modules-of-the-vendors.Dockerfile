FROM debian:bookworm
RUN apt-get update && apt-get install -y curl && curl -fsSL https://deb.nodesource.com/setup_20.x | bash - && apt-get install -y nodejs
RUN npm install -g typescript
ENV NODE_PATH=/usr/lib/node_modules
#>>
