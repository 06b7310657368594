FROM debian:bookworm
RUN apt-get update && apt-get install -y wget apt-transport-https gpg
RUN wget -qO - https://packages.adoptium.net/artifactory/api/gpg/key/public | gpg --dearmor | tee /etc/apt/trusted.gpg.d/adoptium.gpg > /dev/null
RUN . /etc/os-release && echo "deb https://packages.adoptium.net/artifactory/deb $VERSION_CODENAME main" | tee /etc/apt/sources.list.d/adoptium.list
RUN apt-get update && apt-get install -y temurin-17-jdk
#>> Use Debian’s openjdk-17-jdk (17.0.19) instead of the repository of Adoptium
FROM debian:bookworm
RUN apt-get update && apt-get install -y wget
RUN apt-get update && apt-get install -y --no-install-recommends openjdk-17-jdk
