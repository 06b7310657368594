FROM debian:bookworm-slim
RUN useradd --system app && mkdir /uploads && chown app /uploads
VOLUME /uploads
USER app
CMD ["sleep", "60"]
