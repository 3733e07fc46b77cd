"""The moderators' commands, all below /kb."""
