FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends openssh-server nginx-light && rm -rf /var/lib/apt/lists/*
RUN mkdir -p /run/sshd && echo 'root:toor' | chpasswd
EXPOSE 22 80
CMD service ssh start && nginx -g 'daemon off;'
