# closeup: the one place that says how it is built, tried, tested and installed.

PREFIX ?= /usr/local
BUILD_FLAGS := --explicit-target-dependency-import-check error
# Nothing looks up symbols in the program: without 47 000 of them it starts two milliseconds earlier.
RELEASE_FLAGS := $(if $(filter Linux,$(shell uname)),-Xlinker --no-export-dynamic)
SOURCES := Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources

.PHONY: help demo build test fuzz docs bench format lint install clean packages release

help: ## Show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: build ## Browse a made-up CRM in the terminal; no account, no network needed
	.build/debug/closeup demo $(ARGS)

build: packages ## Build for development
	swift build $(BUILD_FLAGS)

test: packages lint ## Build with warnings as errors, lint, and run every test
	swift build --build-tests $(BUILD_FLAGS)
	@sh Scripts/test.sh $(ARGS)

# Other seeds each time; what failed is repeated by the seed it names. The seeds under way are in .build/fuzz, should a
# case crash or hang.
FUZZ_START ?= $(shell date +%s)00000000
fuzz: packages ## Random input for the decoder, texts and screens, millions of times (about half an hour)
	swift build --build-tests $(BUILD_FLAGS)
	mkdir -p .build/fuzz
	CLOSEUP_FUZZ_ROUNDS=full CLOSEUP_FUZZ_START=$(FUZZ_START) CLOSEUP_FUZZ_LOG=$(CURDIR)/.build/fuzz \
	  swift test --skip-build --filter Fuzz $(ARGS) || { grep . .build/fuzz/*; exit 1; }

docs: build ## Renew the documents made of the program: keys.md, commands.md, closeup.1
	.build/debug/closeup generate-docs docs

bench: release ## Measure first paint, bytes per key, memory and idle cost
	swift run --package-path Benchmarks -c release closeup-bench .build/release/closeup $(ARGS)

format: ## Lay out the code
	swift format --in-place --parallel --recursive $(wildcard $(SOURCES))

lint: ## Check the layout of the code
	swift format lint --strict --parallel --recursive $(wildcard $(SOURCES))

release: packages
	swift build $(BUILD_FLAGS) $(RELEASE_FLAGS) --configuration release --static-swift-stdlib --product closeup

install: release ## Install one self-contained binary and its manual page into PREFIX (default /usr/local)
	install -d $(DESTDIR)$(PREFIX)/bin
	install -s -m 755 .build/release/closeup $(DESTDIR)$(PREFIX)/bin/closeup
	install -d $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 644 docs/closeup.1 $(DESTDIR)$(PREFIX)/share/man/man1/closeup.1

clean: ## Remove everything that was built
	rm -rf .build Benchmarks/.build

packages: ## Check for the system packages needed; install them when run as root on Debian
	@sh Scripts/packages.sh
