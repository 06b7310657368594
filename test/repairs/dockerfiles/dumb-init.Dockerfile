FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends wget ca-certificates \
 && wget -O /tmp/dumb-init.deb https://github.com/Yelp/dumb-init/releases/download/v1.2.5/dumb-init_1.2.5_amd64.deb \
 && dpkg -i /tmp/dumb-init.deb \
 && rm /tmp/dumb-init.deb
ENTRYPOINT ["dumb-init", "--"]
