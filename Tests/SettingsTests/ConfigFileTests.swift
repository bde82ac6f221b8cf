import Foundation
import Settings
import Testing

@Suite struct ConfigFileTests {
  private let account = AccountSettings(
    name: "work", service: .close, url: ServiceURL("http://localhost:8811/api/v1"),
    apiKey: .command(#"pass show "my \ close""#))

  @Test func makesTheFile() throws {
    let folder = try TemporaryFolder()
    try ConfigFile.append(account, to: folder.file("new/config.toml"))
    #expect(
      try folder.text("new/config.toml") == #"""
        [[account]]
        name = "work"
        service = "close"
        url = "http://localhost:8811/api/v1"
        api_key_command = "pass show \"my \\ close\""

        """#)
    #expect(try folder.mode("new/config.toml") == 0o600)
    #expect(try folder.mode("new") == 0o700)
    #expect(Config.load(path: folder.file("new/config.toml")).config.accounts == [account])
  }

  @Test(arguments: ["theme = 'mono' # mine\r\n\n", "theme = 'mono' # no line end", "\u{FEFF}# all comment\n"])
  func leavesTheRestAlone(old: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(old, to: "config.toml", mode: 0o640)
    try ConfigFile.append(account, to: path)
    let new = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(new.starts(with: Data(old.utf8)))
    #expect(try folder.mode("config.toml") == 0o640)
    #expect(Config.load(path: path).config.accounts == [account])
    #expect(try folder.names() == ["config.toml"])
  }

  @Test func addsASecondAccount() throws {
    let folder = try TemporaryFolder()
    let other = AccountSettings(
      name: "home", service: .cloze, apiKey: .file("/keys/home"), user: "kim@example.com",
      writing: .dryRun)
    try ConfigFile.append(account, to: folder.file("config.toml"))
    try ConfigFile.append(other, to: folder.file("config.toml"))
    #expect(Config.load(path: folder.file("config.toml")).config.accounts == [account, other])
  }

  @Test(arguments: [
    (
      "[[account]]\nname = 'WORK'\nservice = 'cloze'\napi_key_env = 'K'\n", #"there is an account named "WORK" already"#
    ),
    ("x = \"\"\"\n", #"it has to be put right first: F:2: x: string is not closed"#),
    ("account = [{ service = 'cloze', api_key_env = 'K' }]\n", "an [[account]] cannot be added at its end"),
  ])
  func changesNothingInDoubt(old: String, reason: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(old, to: "config.toml")
    let expected = "\(path) was not changed: \(reason.replacingOccurrences(of: "F:", with: "\(path):"))"
    let error = #expect(throws: ConfigFileError.self) { try ConfigFile.append(account, to: path) }
    #expect(error?.description == expected)
    #expect(try folder.text("config.toml") == old)
  }

  @Test func followsALink() throws {
    let folder = try TemporaryFolder()
    let target = try folder.write("theme = 'mono'\n", to: "dotfiles/config.toml")
    try FileManager.default.createSymbolicLink(atPath: folder.file("config.toml"), withDestinationPath: target)
    try ConfigFile.append(account, to: folder.file("config.toml"))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.file("config.toml")) == target)
    #expect(Config.load(path: target).config.accounts == [account])
  }
}
