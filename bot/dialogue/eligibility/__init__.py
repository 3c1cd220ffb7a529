"""What people tell of themselves, and the dialogue in which they find out whether they may enter."""
