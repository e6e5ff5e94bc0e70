"""Small worlds as data: reading them, and making up the people who fill them."""
