FROM debian:bookworm
ENV PATH=$PATH:/usr/lib/postgresql/17/bin
RUN echo "deb https://apt.postgresql.org/pub/repos/apt bookworm-pgdg main" > /etc/apt/sources.list.d/pgdg.list \
 && apt-get update && apt-get install -y postgresql-17
#>>
