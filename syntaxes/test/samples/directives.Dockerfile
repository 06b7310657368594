# syntax=docker/dockerfile:1
# check=skip=JSONArgsRecommended;error=true
#escape=`
# hygiene: ignore-file untrusted-base reason="built by us"
# syntax=too-late
FROM debian:trixie-slim
# escape=\
