FROM debian:bookworm-slim
RUN echo 'net.core.somaxconn = 1024' >> /etc/sysctl.conf && mkdir -p /srv/app
CMD ["ls", "/srv/app"]
