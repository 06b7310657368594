FROM debian:trixie-slim
RUN apt-get update && apt-get install -y git curl && rm -rf /var/lib/apt/lists/*
WORKDIR /srv
CMD ["git", "daemon", "--base-path=/srv", "--export-all"]
