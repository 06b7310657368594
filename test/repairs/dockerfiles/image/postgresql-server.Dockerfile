FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends postgresql python3 && rm -rf /var/lib/apt/lists/*
WORKDIR /app
RUN printf 'print("ready")\n' > main.py
CMD ["python3", "main.py"]
