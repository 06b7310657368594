FROM debian:trixie-slim
RUN <<EOF
set -e
apt-get update
apt-get install -y curl gnupg lsb-release
install -d /etc/apt/keyrings
curl -fsSL https://packages.redis.io/gpg | gpg --dearmor -o /etc/apt/keyrings/redis.gpg
echo "deb [signed-by=/etc/apt/keyrings/redis.gpg] https://packages.redis.io/deb $(lsb_release -cs) main" | tee /etc/apt/sources.list.d/redis.list
apt-get update
apt-get install -y redis-tools
EOF
#>> Use Debian’s redis-tools (8.0.2) instead of the repository of Redis
FROM debian:trixie-slim
RUN <<EOF
set -e
apt-get update
apt-get install -y curl
apt-get install -y --no-install-recommends redis-tools
EOF
