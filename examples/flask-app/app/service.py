"""The flask-app service: greets people, and says which version it is. PORT=0 picks a free port and prints it."""

import logging
import os
import signal
import sys

from flask import Flask, jsonify, request

GREETINGS = {"en": "Hello", "de": "Hallo", "pt": "Olá"}


def create_app(version):
    """Builds the application; `version` is what /health reports."""
    app = Flask(__name__)

    @app.get("/health")
    def health():
        return jsonify(status="ok", version=version)

    @app.get("/greet")
    def greet():
        greeting = GREETINGS.get(request.args.get("language", "en"))
        if greeting is None:
            return jsonify(error="unknown language"), 404
        return jsonify(text=f"{greeting}, {request.args.get('name', 'world')}!")

    return app


def main():
    """Serves one pod; Gunicorn does it in production: `gunicorn 'app.service:create_app(\"1.0\")'`."""
    from werkzeug.serving import make_server

    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # the ingress logs requests
    app = create_app(os.environ.get("APP_VERSION") or "unknown")
    server = make_server(os.environ.get("HOST", "0.0.0.0"), int(os.environ.get("PORT", "8080")), app, threaded=True)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    print(f"listening on {server.port}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
