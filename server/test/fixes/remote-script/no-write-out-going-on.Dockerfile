FROM ubuntu:24.04
RUN curl -fsSL https://deb.nodesource.com/setup_20.x | bash - ; apt-get install -y nodejs
#>>
