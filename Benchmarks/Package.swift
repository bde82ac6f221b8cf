// swift-tools-version: 6.2
import PackageDescription

// A package of its own: measuring drives the built program from outside and shares no code with it.
let package = Package(
  name: "closeup-benchmarks",
  platforms: [.macOS(.v15)],
  targets: [
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .target(name: "CPseudoTerminal"),
    .executableTarget(
      name: "closeup-bench", dependencies: ["CPseudoTerminal", "CSQLite"],
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
      ]),
  ]
)
