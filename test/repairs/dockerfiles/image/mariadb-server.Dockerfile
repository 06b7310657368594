FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends mariadb-server perl-base && rm -rf /var/lib/apt/lists/*
CMD ["perl", "-e", "print 1"]
