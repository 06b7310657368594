FROM debian:bookworm
RUN echo "deb https://nginx.org/packages/debian bookworm nginx" > /etc/apt/sources.list.d/nginx.list \
 && apt-get update && apt-get install -y nginx
COPY site.conf /etc/nginx/conf.d/default.conf
#>>
