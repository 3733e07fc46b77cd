"""Discord, and nothing else: what members do comes in here, what they see goes out."""
