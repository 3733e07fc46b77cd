"""Attaché: a Discord bot that answers a community's questions from a knowledge base in YAML."""
