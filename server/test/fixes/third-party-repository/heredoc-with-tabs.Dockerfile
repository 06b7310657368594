# syntax=docker/dockerfile:1
FROM golang:1.24-bookworm AS dev
SHELL ["/bin/bash", "-euo", "pipefail", "-c"]
RUN <<-EOT
	apt-get update
	apt-get install -y --no-install-recommends ca-certificates curl
	install -m 0755 -d /etc/apt/keyrings
	curl -fsSL https://download.docker.com/linux/debian/gpg -o /etc/apt/keyrings/docker.asc
	chmod a+r /etc/apt/keyrings/docker.asc
	. /etc/os-release
	echo "deb [arch=$(dpkg --print-architecture) signed-by=/etc/apt/keyrings/docker.asc] https://download.docker.com/linux/debian ${VERSION_CODENAME} stable" > /etc/apt/sources.list.d/docker.list
	apt-get update
	apt-get install -y --no-install-recommends docker-ce-cli
	rm -rf /var/lib/apt/lists/*
EOT
#>> Use Debian’s docker.io (20.10.24) instead of the repository of Docker
# syntax=docker/dockerfile:1
FROM golang:1.24-bookworm AS dev
SHELL ["/bin/bash", "-euo", "pipefail", "-c"]
RUN <<-EOT
	apt-get update
	apt-get install -y --no-install-recommends ca-certificates curl
	apt-get install -y --no-install-recommends docker.io
	rm -rf /var/lib/apt/lists/*
EOT
