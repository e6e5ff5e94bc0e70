"""Pages by audience. A view translates in, makes one call, translates out."""
