FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends wget apt-transport-https gpg ca-certificates \
 && wget -qO - https://packages.adoptium.net/artifactory/api/gpg/key/public | gpg --dearmor | tee /etc/apt/trusted.gpg.d/adoptium.gpg > /dev/null \
 && echo "deb https://packages.adoptium.net/artifactory/deb $(awk -F= '/^VERSION_CODENAME/{print$2}' /etc/os-release) main" | tee /etc/apt/sources.list.d/adoptium.list \
 && apt-get update \
 && apt-get install -y --no-install-recommends temurin-17-jre \
 && rm -rf /var/lib/apt/lists/*
CMD ["java", "-version"]
