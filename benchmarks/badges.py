"""Print many badges with photographs as one PDF, and one alone, as the desk does.

    .venv/bin/python benchmarks/badges.py --people 4000

Everything is done that the page does: the badges read, each photograph opened from its
seal, the PDF set. Names come from the shared folder of real names in many scripts.
"""

import argparse
import json
import sys

from check_in import BADGES
from crowd import house, real_names

PROGRAM = (
    BADGES.rsplit("print(", 1)[0]
    + """
import io, random, time
from PIL import Image
from palabre.engines.formats.badges import BadgeFrame, badges_pdf
from palabre.stages.accreditation import photos, printing
from palabre.stages.accreditation.documents import Upload
from palabre.workflows.document_safe import documents_safe
safe, chance = documents_safe(), random.Random(3)
for guest in guests:
    shot = Image.effect_noise((480, 620), 60).convert("RGB")
    shot.paste(tuple(chance.randrange(256) for _ in range(3)), (120, 90, 360, 420))
    file = io.BytesIO()
    shot.save(file, "JPEG", quality=80)
    photos.keep_photo(summit, guest, Upload("", "me.jpg", file.getvalue()),
        safe=safe, by=by, at=at)
frame = BadgeFrame("Load", "3-7 May 2027", "Load", "#1f5f5b")
started = time.monotonic()
many = printing.printed_badges(by, summit, "en", safe=safe)
pdf = badges_pdf(many, frame)
all_took = time.monotonic() - started
serial = Badge.objects.order_by("-id").first().serial
started = time.monotonic()
badges_pdf(printing.printed_badge(by, summit, serial, "en", safe=safe), frame)
print(json.dumps({"n": len(many), "photos": sum(one.photo is not None for one in many),
    "megabytes": round(len(pdf) / 1e6, 1), "all_s": round(all_took, 1),
    "one_s": round(time.monotonic() - started, 2)}))
"""
)


def main() -> int:
    """Print what was measured; 1 if a badge has no photograph."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=4000)
    given = parser.parse_args()
    with house(port=0) as lent:
        told = lent.prepare(PROGRAM, {"names": real_names(given.people)})
    sys.stdout.write(json.dumps(told) + "\n")
    return 0 if told["photos"] == told["n"] == given.people else 1  # type: ignore[index,call-overload]


if __name__ == "__main__":
    raise SystemExit(main())
