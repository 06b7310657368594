FROM debian:bookworm-slim

RUN apt-get update && apt-get install -y \
    apt-transport-https \
    ca-certificates \
    gnupg2 \
    software-properties-common
RUN curl -fsSL https://download.docker.com/linux/debian/gpg | apt-key add -
RUN add-apt-repository \
    "deb [arch=amd64] https://download.docker.com/linux/debian \
    $(lsb_release -cs) \
    stable"
# the engine
RUN apt-get update && apt-get install -y docker-ce docker-ce-cli containerd.io \
 && rm -rf /var/lib/apt/lists/*
#>> Use Debian’s docker.io (20.10.24), containerd (1.6.20) instead of the repository of Docker
FROM debian:bookworm-slim

RUN apt-get update && apt-get install -y \
    ca-certificates
# the engine
RUN apt-get update && apt-get install -y --no-install-recommends docker.io containerd \
 && rm -rf /var/lib/apt/lists/*
