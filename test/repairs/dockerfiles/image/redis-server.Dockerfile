FROM debian:trixie-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        python3 \
        redis-server \
    && rm -rf /var/lib/apt/lists/*
CMD ["python3", "-c", "print('ready')"]
