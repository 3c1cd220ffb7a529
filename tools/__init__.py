"""What keeps the project in order, beside what it is."""
