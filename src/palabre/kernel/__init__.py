"""Words that every part of Palabre shares; no Django, no input or output."""
