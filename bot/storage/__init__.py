"""Where the bot keeps its state: one store over SQL databases, and one in memory."""
