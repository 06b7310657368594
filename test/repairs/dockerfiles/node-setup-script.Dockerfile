FROM debian:trixie-slim
WORKDIR /srv
RUN apt-get update && apt-get install -y --no-install-recommends curl ca-certificates
RUN curl -sL https://deb.nodesource.com/setup_20.x | bash -
RUN apt-get install --no-install-recommends nodejs
RUN node -e 'console.log("ready")' > ready.txt
CMD ["node"]
