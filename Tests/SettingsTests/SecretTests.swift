import Foundation
import Settings
import Testing

@Suite struct SecretTests {
  private let key = "api_1234.abcdefgh"

  @Test func cannotBePrinted() throws {
    let secret = try #require(Secret(key))
    struct Holder { var name = "x"; var secret: Secret }
    var dumped = ""
    dump(Holder(secret: secret), to: &dumped)
    dump(secret, to: &dumped)
    let reflected = Mirror(reflecting: secret).children.map { "\($0)" }.joined()
    let printed = [
      "\(secret)", String(describing: secret), String(reflecting: secret), "\([secret])", "\(Optional(secret) as Any)",
      String(describing: Holder(secret: secret)), String(reflecting: Holder(secret: secret)), dumped, reflected,
    ]
    for text in printed { #expect(!text.contains("1234") && !text.contains("abcd")) }
    #expect(secret.reveal() == key)
  }

  @Test(arguments: ["", "a b", "a\nb", "a\r", "ключ", "a\u{7F}", String(repeating: "x", count: 4097)])
  func refusesWhatCannotBeAKey(_ text: String) { #expect(Secret(text) == nil) }

  @Test func isWrittenForTheOwnerOnly() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("credentials/work.key")
    try #require(Secret(key)).write(to: path)
    #expect(try folder.text("credentials/work.key") == key + "\n")
    #expect(try folder.mode("credentials/work.key") == 0o600)
    #expect(try folder.mode("credentials") == 0o700)
  }

  @Test func replacesALooserFile() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("old", to: "work.key", mode: 0o644)
    try #require(Secret(key)).write(to: path)
    #expect(try folder.mode("work.key") == 0o600)
    #expect(try folder.names() == ["work.key"])
  }

  @Test func aFolderThatCannotBeWrittenIsReported() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "file")
    let secret = try #require(Secret(key))
    let error = #expect(throws: FileError.self) { try secret.write(to: folder.file("file/work.key")) }
    #expect(error?.description.contains(key) == false)
  }
}
