FROM debian:bookworm-slim AS build
RUN apt-get update -qq \
 && apt-get install -yqq --no-install-recommends wget gpg ca-certificates make
RUN wget -O - https://apt.kitware.com/keys/kitware-archive-latest.asc 2>/dev/null | gpg --dearmor - | tee /etc/apt/trusted.gpg.d/kitware.gpg >/dev/null
RUN echo 'deb https://apt.kitware.com/debian/ bookworm main' >> /etc/apt/sources.list
RUN apt-get update -qq \
 && apt-get install -yqq --no-install-recommends cmake \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /src
