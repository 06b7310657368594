FROM --platform=$BUILDPLATFORM golang:1.25 AS build
ONBUILD COPY --chown=1000:1000 --link . /src
RUN --mount=type=cache,target=/root/.cache,sharing=locked --mount=type=bind,from=build,ro --network=none make
RUN --mount="type=secret,id=my key" \
    # the flags go on
    --mount=type=tmpfs,target=/tmp \
    make --from=nowhere
RUN make --mount=type=cache
RUN \
    --security=insecure make
HEALTHCHECK --interval=5s --start-period=1m CMD true
COPY --from=build --parents /src/./app /app
ADD --checksum=sha256:24454f830c https://example.org/a.tgz /
RUN --mount=type=ssh git clone git@example.org:a.git
USER app
