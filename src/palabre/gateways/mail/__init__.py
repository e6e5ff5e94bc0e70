"""Mail: one message to one address, over whatever the installation sends with."""
