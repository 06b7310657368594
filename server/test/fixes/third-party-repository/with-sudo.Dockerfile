FROM debian:trixie
USER jenkins
RUN curl -fsSL https://deb.nodesource.com/setup_20.x | sudo -E bash - && sudo apt-get install -y nodejs
RUN curl -fsSL https://get.docker.com | sudo sh
#>> Use Debian’s nodejs (20.19.2), npm (9.2.0) instead of the repository of NodeSource
FROM debian:trixie
USER jenkins
RUN sudo apt-get update && sudo apt-get install -y --no-install-recommends nodejs npm
RUN curl -fsSL https://get.docker.com | sudo sh
