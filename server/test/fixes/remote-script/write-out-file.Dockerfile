FROM debian:bookworm-slim
ARG NODE_MAJOR=22
RUN apt-get update && apt-get install -y curl gnupg ca-certificates
RUN curl -fsSL "https://deb.nodesource.com/setup_${NODE_MAJOR}.x" -o setup.sh && \
    bash setup.sh && \
    rm setup.sh && \
    apt-get install -y nodejs
#>> Write out NodeSource’s repository with its key fixed
FROM debian:bookworm-slim
ARG NODE_MAJOR=22
RUN apt-get update && apt-get install -y curl gnupg ca-certificates
RUN mkdir -p /etc/apt/keyrings && \
    curl -fsSL https://deb.nodesource.com/gpgkey/nodesource-repo.gpg.key | gpg --batch --import && \
    gpg --batch --export 6F71F525282841EEDAF851B42F59B5F99B1BE0B4 > /etc/apt/keyrings/nodesource.gpg && \
    echo "deb [signed-by=/etc/apt/keyrings/nodesource.gpg] https://deb.nodesource.com/node_${NODE_MAJOR}.x nodistro main" > /etc/apt/sources.list.d/nodesource.list && \
    printf 'Package: nodejs\nPin: origin deb.nodesource.com\nPin-Priority: 600\n' > /etc/apt/preferences.d/nodejs && \
    apt-get update && \
    apt-get install -y nodejs
