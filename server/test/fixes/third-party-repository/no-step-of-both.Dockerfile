FROM debian:bookworm
RUN bash -c 'echo "deb https://nginx.org/packages/debian bookworm nginx" > /etc/apt/sources.list.d/nginx.list; ./configure'
RUN apt-get update && apt-get install -y nginx
#>>
