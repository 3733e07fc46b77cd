"""What the bot can do, independent of where it is asked."""
