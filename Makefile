# closeup: the one place that says how it is built, tried, tested and installed.

PREFIX ?= /usr/local
BUILD_FLAGS := --explicit-target-dependency-import-check error
SOURCES := Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources

.PHONY: help demo build test bench format lint install clean packages release

help: ## Show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: build ## Browse a made-up CRM in the terminal; no account, no network needed
	.build/debug/closeup demo $(ARGS)

build: packages ## Build for development
	swift build $(BUILD_FLAGS)

test: packages lint ## Build with warnings as errors, lint, and run every test
	swift build --build-tests $(BUILD_FLAGS)
	@sh Scripts/test.sh $(ARGS)

bench: release ## Measure first paint, bytes per key, memory and idle cost
	swift run --package-path Benchmarks -c release closeup-bench .build/release/closeup $(ARGS)

format: ## Lay out the code
	swift format --in-place --parallel --recursive $(wildcard $(SOURCES))

lint: ## Check the layout of the code
	swift format lint --strict --parallel --recursive $(wildcard $(SOURCES))

release: packages
	swift build $(BUILD_FLAGS) --configuration release --static-swift-stdlib --product closeup

install: release ## Install one self-contained binary into PREFIX/bin (default /usr/local)
	install -d $(DESTDIR)$(PREFIX)/bin
	install -s -m 755 .build/release/closeup $(DESTDIR)$(PREFIX)/bin/closeup

clean: ## Remove everything that was built
	rm -rf .build Benchmarks/.build

packages: ## Check for the system packages needed; install them when run as root on Debian
	@sh Scripts/packages.sh
