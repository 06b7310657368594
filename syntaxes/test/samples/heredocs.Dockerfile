FROM debian:trixie-slim
RUN <<EOF
echo "an open quote
EOF
RUN --mount=type=cache,target=/x <<-"END" bash -e
	echo 1
  END
	END
RUN python3 - <<PY && echo "done"
import os 'open
PY
RUN apt-get install -y python3 && cat << EOF > /etc/app.conf
import nothing
EOF
RUN <<EOF
#!/usr/bin/env python3
import os
EOF
RUN \
  --network=none \
  <<EOF
echo continued
EOF
RUN node <<EOF
const x = 'open
EOF
COPY <<EOF /etc/app/settings.json
{"a": true}
EOF
COPY --chown=app <<-'EOF' /etc/app/settings.yaml
	a: b
	EOF
COPY <<EOF /etc/nginx/conf.d/default.conf
server "x
EOF
COPY <<EOF /usr/local/bin/start
#!/bin/sh -e
echo hello
EOF
RUN tee -a /etc/php/php.ini <<EOF >/dev/null
[a]
EOF
COPY <<one.txt <<two.txt /data/
text one
two.txt
one.txt
text two
two.txt
RUN psql -U app <<SQL
SELECT 1;
SQL
USER app
