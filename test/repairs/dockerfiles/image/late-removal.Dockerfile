FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev && rm -rf /var/lib/apt/lists/*
RUN printf 'int main(void) { return 0; }\n' > /tmp/app.c && gcc -o /usr/local/bin/app /tmp/app.c
RUN apt-get purge -y gcc libc6-dev && apt-get autoremove -y
CMD ["app"]
