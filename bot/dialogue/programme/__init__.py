"""Questions about what is taught: UE, hours, credits, awards."""
