FROM debian:trixie
RUN if [ "$(uname -m)" = x86_64 ]; then curl -fsSL https://packages.redis.io/gpg | gpg --dearmor -o /etc/apt/keyrings/redis.gpg; fi
RUN if [ ! -f /etc/apt/sources.list.d/redis.list ]; then echo "deb [signed-by=/etc/apt/keyrings/redis.gpg] https://packages.redis.io/deb trixie main" > /etc/apt/sources.list.d/redis.list; fi
RUN apt-get update && apt-get install -y redis-server
#>>
