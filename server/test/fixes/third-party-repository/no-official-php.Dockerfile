FROM php:8.4-cli-bookworm
RUN echo "deb https://packages.sury.org/php bookworm main" > /etc/apt/sources.list.d/php.list \
 && apt-get update && apt-get install -y php8.2-cli
#>>
