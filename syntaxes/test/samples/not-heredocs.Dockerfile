FROM debian:trixie-slim
RUN echo "a <<EOF b"
RUN echo 'see <<EOF here'
RUN ["sh", "-c", "cat <<EOF"]
CMD cat <<EOF
RUN echo $((1 << n))
RUN cat <<< word
# RUN <<EOF
ENV X=<<EOF
USER app
