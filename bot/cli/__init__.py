"""The command line: one module a command. Heavy modules are imported only when a command runs."""
