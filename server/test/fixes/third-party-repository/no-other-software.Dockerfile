FROM debian:trixie
RUN echo "deb https://download.docker.com/linux/debian trixie stable" > /etc/apt/sources.list.d/docker.list \
 && apt-get update && apt-get install -y docker-ce docker-ce-rootless-extras
#>>
