"""Pages of whoever decides who comes: each sees their part and no more."""
