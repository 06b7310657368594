FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y certbot && rm -rf /var/lib/apt/lists/*
CMD ["certbot", "renew"]
