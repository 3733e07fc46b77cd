from bot.playground.play import BOT_NAME, Addresses, play

__all__ = ["BOT_NAME", "Addresses", "play"]
