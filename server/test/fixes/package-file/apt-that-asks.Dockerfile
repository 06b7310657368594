FROM debian:bookworm
RUN apt-get update && apt-get install -y curl \
 && curl -LO https://github.com/BurntSushi/ripgrep/releases/download/14.1.0/ripgrep_14.1.0-1_amd64.deb \
 && apt-get install ./ripgrep_14.1.0-1_amd64.deb \
 && rm ripgrep_14.1.0-1_amd64.deb
#>> Use Debian’s ripgrep (13.0.0) instead of the package file
FROM debian:bookworm
RUN apt-get update && apt-get install -y curl \
 && apt-get install -y ripgrep
