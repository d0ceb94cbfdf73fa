# The extension, for who expects make; everything else is in scripts/.
PG_CONFIG ?= pg_config

all install uninstall clean installcheck:
	@$(MAKE) -C extension $@ PG_CONFIG=$(PG_CONFIG)

# What is generated from sql/ and from the files of the pages, and committed.
generate:
	@scripts/build-history
	@scripts/build-embedded
	@scripts/build-assets
	@scripts/build-docs

.PHONY: all install uninstall clean installcheck generate
