"""The server's entry: live streams here, everything else to Django's WSGI handler.

Django's own ASGI handler costs nine times the CPU a request (docs/reference/stack);
its WSGI handler runs in a small thread pool instead.
"""

from a2wsgi import WSGIMiddleware

from palabre.config.wsgi import application as pages

THREADS = 8

application = WSGIMiddleware(pages, workers=THREADS)
