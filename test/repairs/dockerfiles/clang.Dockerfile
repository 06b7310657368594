FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends wget gnupg ca-certificates
RUN wget -O - https://apt.llvm.org/llvm-snapshot.gpg.key | apt-key add -
RUN echo "deb http://apt.llvm.org/bookworm/ llvm-toolchain-bookworm-16 main" > /etc/apt/sources.list.d/llvm.list \
 && echo "deb-src http://apt.llvm.org/bookworm/ llvm-toolchain-bookworm-16 main" >> /etc/apt/sources.list.d/llvm.list
RUN apt-get update && apt-get install -y --no-install-recommends clang-format-16
