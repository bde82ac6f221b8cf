// swift-tools-version: 6.2
import PackageDescription

/// Applied to every target of ours. Warnings are errors so that none is ever landed; the flag does not reach the
/// dependencies.
let ours: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// One room of the house: `imports` are the siblings it may import. The build enforces it, see docs/architecture.md.
func room(
  _ name: String, imports: [String] = [], packages: [Target.Dependency] = [], resources: [Resource]? = nil
) -> Target {
  .target(name: name, dependencies: imports.map(sibling) + packages, resources: resources, swiftSettings: ours)
}

/// The tests of a room, and what else of the house they drive it with; `files` are folders they read by path.
func tests(
  of name: String, with imports: [String] = [], packages: [Target.Dependency] = [], files: [String] = []
) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: ([name, "TestSupport"] + imports).map(sibling) + packages, exclude: files,
    swiftSettings: ours)
}

func sibling(_ name: String) -> Target.Dependency { .target(name: name) }

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let asyncHTTPClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioHTTPCompression = Target.Dependency.product(name: "NIOHTTPCompression", package: "swift-nio-extras")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let tomlKit = Target.Dependency.product(name: "TOMLKit", package: "TOMLKit")

let package = Package(
  name: "closeup",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "closeup", targets: ["closeup"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
  ],
  targets: [
    // The terminal.
    .systemLibrary(name: "CNCurses", pkgConfig: "ncursesw", providers: [.apt(["libncurses-dev"])]),
    .target(name: "CTerminal", dependencies: ["CNCurses"]),
    .target(name: "CProcess"),
    room("DisplayText"),
    room("Canvas", imports: ["DisplayText"]),
    room("Terminal", imports: ["Canvas", "CTerminal", "DisplayText", "Strings"]),

    // The domain, the services and the mirror.
    room("CRM", imports: ["Strings"]),
    room(
      "ServiceTransport", imports: ["CRM", "Strings"],
      packages: [asyncHTTPClient, nioCore, nioHTTP1, nioHTTPCompression, nioPosix]),
    room("Close", imports: ["CRM", "ServiceTransport", "Strings"]),
    room("Cloze", imports: ["CRM", "ServiceTransport", "Strings"]),
    room("MirrorStore", imports: ["CRM", "Strings"], packages: [grdb]),
    room("Sync", imports: ["CRM", "MirrorStore", "Strings"]),

    // What the user sees and does.
    room("Settings", imports: ["Canvas", "Strings"], packages: [tomlKit, subprocess]),
    room(
      "BuiltinAssets",
      resources: [
        .embedInCode("default.theme.toml"), .embedInCode("mono.theme.toml"), .embedInCode("dark.theme.toml"),
        .embedInCode("light.theme.toml"), .embedInCode("high-contrast.theme.toml"),
        .embedInCode("solarized-dark.theme.toml"), .embedInCode("solarized-light.theme.toml"),
        .embedInCode("gruvbox.theme.toml"), .embedInCode("nord.theme.toml"), .embedInCode("catppuccin.theme.toml"),
        .embedInCode("default.keys.toml"),
        .embedInCode("emacs.keys.toml"), .embedInCode("arrows.keys.toml"),
      ]),
    // The string table.
    room("Strings"),
    room("ViewModels", imports: ["CRM", "MirrorStore", "Sync", "Settings", "Canvas", "Strings"]),
    room("Screens", imports: ["ViewModels", "Canvas", "DisplayText", "CRM", "MirrorStore", "Settings", "Strings"]),

    // The other side of the contract, and the program.
    room("Sandbox", imports: ["CRM"], packages: [httpTypes, hummingbirdCore, logging, nioCore, nioPosix]),
    .executableTarget(
      name: "closeup",
      dependencies: [
        "BuiltinAssets", "CProcess", "CRM", "Canvas", "Close", "Cloze", "DisplayText", "MirrorStore", "Sandbox",
        "Screens", "ServiceTransport", "Settings", "Strings", "Sync", "Terminal", "ViewModels", argumentParser,
        subprocess,
      ],
      swiftSettings: ours),

    // What tests of several rooms need.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: ours),
    tests(of: "CRM"),
    tests(of: "DisplayText"),
    tests(of: "Strings"),
    tests(of: "Canvas", with: ["DisplayText"]),
    tests(of: "Terminal", with: ["BuiltinAssets", "Canvas", "CTerminal", "DisplayText", "Settings"]),
    tests(of: "ServiceTransport", with: ["CRM"], packages: [nioCore, nioPosix]),
    tests(of: "Close", with: ["CRM", "Sandbox", "ServiceTransport"]),
    tests(of: "Cloze", with: ["CRM", "Sandbox", "ServiceTransport"]),
    tests(of: "MirrorStore", with: ["CRM"], packages: [grdb]),
    tests(of: "Sync", with: ["CRM", "MirrorStore"]),
    tests(of: "Settings", with: ["Canvas", "BuiltinAssets"]),
    tests(of: "ViewModels", with: ["BuiltinAssets", "CRM", "Canvas", "MirrorStore", "Settings", "Sync"]),
    tests(
      of: "Screens",
      with: ["BuiltinAssets", "CRM", "Canvas", "DisplayText", "MirrorStore", "Settings", "Sync", "ViewModels"],
      files: ["Golden"]),
    tests(of: "Sandbox", with: ["CRM"]),
    tests(of: "closeup", with: ["BuiltinAssets", "CRM", "Canvas", "Settings", "ViewModels"]),
    // The built program, driven through a terminal.
    .testTarget(name: "ProgramTests", dependencies: ["closeup"], swiftSettings: ours),
  ]
)
