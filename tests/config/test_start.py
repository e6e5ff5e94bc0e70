"""What a server has done before it says that it is there."""

import os
import subprocess
import sys

LOOK = """
import asyncio, sys, django
django.setup()
from palabre.config.asgi import application

async def start():
    told = []
    messages = iter([{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}])

    async def receive():
        return next(messages)

    async def send(message):
        told.append(message["type"])
        if message["type"] == "lifespan.startup.complete":
            told.append("palabre.web.public.sessions" in sys.modules)

    before = "palabre.web.public.sessions" in sys.modules
    await application({"type": "lifespan"}, receive, send)
    print(before, told)

asyncio.run(start())
"""


def test_every_page_is_loaded_before_the_server_says_it_is_there(tmp_path):
    told = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", LOOK],
        env=os.environ
        | {
            "PALABRE_DATA": str(tmp_path),
            "DJANGO_SETTINGS_MODULE": "palabre.config.settings",
        },
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    assert told.split(maxsplit=1)[0] == "False"
    assert "'lifespan.startup.complete', True" in told
