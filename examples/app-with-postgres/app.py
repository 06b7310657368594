import psycopg
from flask import Flask

app = Flask(__name__)
DATABASE = "host=localhost dbname=app user=app password=app"


@app.get("/")
def visits():
    with psycopg.connect(DATABASE) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS visit (at timestamptz DEFAULT now())")
        connection.execute("INSERT INTO visit DEFAULT VALUES")
        count = connection.execute("SELECT count(*) FROM visit").fetchone()[0]
    return f"Visit number {count}"
