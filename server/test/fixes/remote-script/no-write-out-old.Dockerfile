FROM ubuntu:18.04
RUN curl -sL https://deb.nodesource.com/setup_8.x | bash - && apt-get install -y nodejs
#>>
