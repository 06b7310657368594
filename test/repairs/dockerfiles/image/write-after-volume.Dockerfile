FROM debian:bookworm-slim
VOLUME /var/lib/app
RUN mkdir -p /var/lib/app/plugins && echo ready > /var/lib/app/plugins/state
CMD ["cat", "/var/lib/app/plugins/state"]
