FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends gnupg dirmngr ca-certificates
RUN apt-key adv --keyserver keyserver.ubuntu.com --recv-keys 95C0FAF38DB3CCAD0C080A7BDC78B2DDEABC47B7
RUN echo "deb https://cloud.r-project.org/bin/linux/debian bookworm-cran40/" >> /etc/apt/sources.list
RUN apt-get update && apt-get install -y --no-install-recommends r-base-core
RUN Rscript -e 'cat(sessionInfo()$R.version$version.string)' > /version.txt
