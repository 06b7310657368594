import os
import subprocess

import psycopg
from flask import Flask, request

app = Flask(__name__)


@app.get("/")
def products():
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        return {"products": [name for (name,) in connection.execute("SELECT name FROM product")]}


@app.post("/picture")
def picture():
    request.files["picture"].save("/var/uploads/original.jpg")
    subprocess.run(["gm", "convert", "/var/uploads/original.jpg", "-resize", "300", "/var/uploads/small.jpg"], check=True)
    return "", 201
