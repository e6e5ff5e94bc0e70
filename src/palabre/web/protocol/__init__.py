"""Protocol's pages: the high-level list, ranks, seating, sheets."""
