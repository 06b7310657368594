FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends curl gnupg ca-certificates
RUN curl -1sLf "https://packagecloud.io/rabbitmq/rabbitmq-server/gpgkey" | gpg --dearmor > /usr/share/keyrings/rabbitmq.gpg
RUN echo "deb [signed-by=/usr/share/keyrings/rabbitmq.gpg] https://packagecloud.io/rabbitmq/rabbitmq-server/debian bookworm main" > /etc/apt/sources.list.d/rabbitmq.list
RUN apt-get update \
    && apt-get install -y --no-install-recommends rabbitmq-server \
    && rm -rf /var/lib/apt/lists/*
RUN rabbitmq-plugins enable --offline rabbitmq_management
CMD ["rabbitmq-server"]
