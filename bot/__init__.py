"""Attaché: a Discord bot that answers a community's questions from a knowledge base in YAML."""

__version__ = "0.1.0"
