import Foundation
import Settings
import Testing

@Suite struct LocationsTests {
  @Test func followTheEnvironment() {
    let locations = Locations(environment: [
      "HOME": "/home/kim", "XDG_CONFIG_HOME": "/cfg", "XDG_STATE_HOME": "/st", "XDG_DATA_HOME": "/dat",
    ])
    #expect(locations == Locations(config: "/cfg/closeup", state: "/st/closeup", data: "/dat/closeup"))
    #expect(locations.configFile == "/cfg/closeup/config.toml")
    #expect(locations.credentialsFile(account: "Work") == "/dat/closeup/credentials/work.key")
  }

  @Test func fallBackToTheHomeFolder() {
    let locations = Locations(environment: ["HOME": "/home/kim", "XDG_CONFIG_HOME": "relative", "XDG_DATA_HOME": ""])
    #expect(
      locations
        == Locations(
          config: "/home/kim/.config/closeup", state: "/home/kim/.local/state/closeup",
          data: "/home/kim/.local/share/closeup"))
  }

  @Test func withoutAHomeTheUserDatabaseDecides() {
    let locations = Locations(environment: [:])
    #expect(locations.config.hasPrefix("/"))
    #expect(locations.config.hasSuffix("/.config/closeup"))
  }

  @Test func foldersAreForTheOwnerOnly() throws {
    let folder = try TemporaryFolder()
    let locations = Locations(environment: ["HOME": folder.path])
    try locations.create()
    for path in [".config/closeup", ".local/state/closeup", ".local/share/closeup"] {
      #expect(try folder.mode(path) == 0o700)
    }
  }

  @Test func foldersWithDataAreClosedWhenTheyExist() throws {
    let folder = try TemporaryFolder()
    let locations = Locations(config: folder.file("c"), state: folder.file("s"), data: folder.file("d"))
    for name in ["c", "s", "d"] {
      try FileManager.default.createDirectory(atPath: folder.file(name), withIntermediateDirectories: false)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.file(name))
    }
    try locations.create()
    #expect(try folder.mode("c") == 0o755)
    #expect(try folder.mode("s") == 0o700)
    #expect(try folder.mode("d") == 0o700)
  }

  @Test func aFileInTheWayIsReported() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("", to: "c")
    #expect(throws: FileError.self) { try Locations(config: path, state: path, data: path).create() }
  }
}
