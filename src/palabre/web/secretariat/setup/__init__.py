"""Setting an edition up: facts, calendar, places, agenda, hosts and people with roles."""
