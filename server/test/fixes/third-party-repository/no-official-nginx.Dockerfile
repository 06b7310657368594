FROM nginx:1.28-bookworm
RUN echo "deb https://nginx.org/packages/debian bookworm nginx" > /etc/apt/sources.list.d/nginx.list \
 && apt-get update && apt-get install -y nginx
#>>
