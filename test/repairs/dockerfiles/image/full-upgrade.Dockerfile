FROM debian:bookworm-slim
RUN apt-get update && apt-get dist-upgrade -y && apt-get install -y --no-install-recommends less && rm -rf /var/lib/apt/lists/*
CMD ["less", "--version"]
