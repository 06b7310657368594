FROM debian:trixie
RUN apt-get update && apt-get install -y curl gpg && curl -fsSL https://pkgs.k8s.io/core:/stable:/v1.34/deb/Release.key | gpg --dearmor -o /etc/apt/keyrings/kubernetes-apt-keyring.gpg && \
  echo 'deb [signed-by=/etc/apt/keyrings/kubernetes-apt-keyring.gpg] https://pkgs.k8s.io/core:/stable:/v1.34/deb/ /' > /etc/apt/sources.list.d/kubernetes.list && apt-get update && apt-get install -y kubectl && apt-mark hold kubectl
#>> Use Debian’s kubectl (1.32.3) instead of the repository of Kubernetes
FROM debian:trixie
RUN apt-get update && apt-get install -y curl && apt-get install -y --no-install-recommends kubectl && apt-mark hold kubectl
