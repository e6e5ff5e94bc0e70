"""Commands of Django; people use `palabre`."""
