# For habit: every target is a command of ./dev.
.PHONY: demo test build bench fmt lint docs clean help
demo test build bench fmt lint docs clean help:
	@./dev $@
.DEFAULT_GOAL := build
