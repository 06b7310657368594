FROM debian:bookworm
RUN ["bash", "-c", "curl -fsSL https://deb.nodesource.com/setup_20.x | bash - && apt-get install -y nodejs"]
#>> Use Debian’s nodejs (18.20.4), npm (9.2.0) instead of the repository of NodeSource
FROM debian:bookworm
RUN ["bash", "-c", "apt-get update && apt-get install -y --no-install-recommends nodejs npm"]
