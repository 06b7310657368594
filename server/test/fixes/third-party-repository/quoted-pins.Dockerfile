FROM debian:bookworm
RUN echo "deb https://deb.nodesource.com/node_20.x nodistro main" > /etc/apt/sources.list.d/n.list
RUN apt-get update && apt-get install -y nodejs="20.*" git
RUN bash -c 'apt-get install -y "nodejs=20.1" make'
RUN sh -c "apt-get install -y make nodejs"
#>> Use Debian’s nodejs (18.20.4), npm (9.2.0) instead of the repository of NodeSource
FROM debian:bookworm
RUN apt-get update && apt-get install -y nodejs npm git
RUN bash -c 'apt-get install -y nodejs npm make'
RUN sh -c "apt-get install -y make nodejs npm"
