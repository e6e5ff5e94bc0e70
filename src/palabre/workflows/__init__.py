"""Acts that touch two stages or more, one file each."""
