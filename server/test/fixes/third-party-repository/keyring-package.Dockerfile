FROM debian:bookworm
RUN apt-get update && apt-get -y install lsb-release ca-certificates curl \
 && curl -sSLo /tmp/debsuryorg-archive-keyring.deb https://packages.sury.org/debsuryorg-archive-keyring.deb \
 && dpkg -i /tmp/debsuryorg-archive-keyring.deb \
 && sh -c 'echo "deb [signed-by=/usr/share/keyrings/debsuryorg-archive-keyring.gpg] https://packages.sury.org/php/ $(lsb_release -sc) main" > /etc/apt/sources.list.d/php.list' \
 && apt-get update && apt-get install -y php8.2-fpm php8.2-curl && rm -rf /tmp/*
#>> Use Debian’s php8.2-fpm (8.2.32), php8.2-curl (8.2.32) instead of the repository of Ondřej Surý
FROM debian:bookworm
RUN apt-get update && apt-get -y install ca-certificates curl && apt-get install -y --no-install-recommends php8.2-fpm php8.2-curl && rm -rf /tmp/*
