"""Nothing that names a visitor is kept."""
