FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends nginx-light
CMD ["nginx", "-g", "daemon off;"]
