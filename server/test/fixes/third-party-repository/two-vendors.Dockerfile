FROM debian:bookworm-slim AS build
RUN curl -fsSL https://dl.yarnpkg.com/debian/pubkey.gpg | gpg --dearmor -o /etc/apt/keyrings/yarn.gpg \
 && echo "deb [signed-by=/etc/apt/keyrings/yarn.gpg] https://dl.yarnpkg.com/debian stable main" > /etc/apt/sources.list.d/yarn.list \
 && curl -fsSL https://deb.nodesource.com/setup_18.x | bash - \
 && apt-get install -y nodejs yarn
FROM debian:bookworm-slim
COPY --from=build /app /app
#>> Use Debian’s nodejs (18.20.4), npm (9.2.0) instead of the repository of NodeSource
FROM debian:bookworm-slim AS build
RUN curl -fsSL https://dl.yarnpkg.com/debian/pubkey.gpg | gpg --dearmor -o /etc/apt/keyrings/yarn.gpg \
 && echo "deb [signed-by=/etc/apt/keyrings/yarn.gpg] https://dl.yarnpkg.com/debian stable main" > /etc/apt/sources.list.d/yarn.list \
 && apt-get update \
 && apt-get install -y nodejs npm yarn
FROM debian:bookworm-slim
COPY --from=build /app /app
