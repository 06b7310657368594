FROM debian:bookworm-slim
ADD https://syncthing.net/release-key.gpg /etc/apt/keyrings/syncthing-archive-keyring.gpg
RUN echo "deb [signed-by=/etc/apt/keyrings/syncthing-archive-keyring.gpg] https://apt.syncthing.net/ syncthing stable" > /etc/apt/sources.list.d/syncthing.list
RUN apt-get update && apt-get install -y --no-install-recommends syncthing ca-certificates
