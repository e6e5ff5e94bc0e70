"""Reference tables as files: States, regional groups, frameworks to tag with."""
