FROM debian:trixie-slim
# hygiene: ignore remote-script, third-party-repository reason="mirrored, and checked" expires=2027-01-01
RUN curl -fsS https://get.example.org/ | sh
  # hygiene: stateful postgresql reason="test image"
RUN apt-get update \
  # hygiene: ignore kept-package-lists
  && apt-get install -y nginx
# hygiene is a good thing
# hygiene: ignored is no word of ours
RUN echo "# hygiene: ignore remote-script"
