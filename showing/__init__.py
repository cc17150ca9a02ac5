"""Shows the product to people who have two minutes: a walk through the demo, and the pictures of the README."""
