"""Files in and out: parsed leniently with a list of what was mended, written strictly."""
