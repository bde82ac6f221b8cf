import Testing

@testable import Settings

@Suite struct InstalledAssetsTests {
  @Test(arguments: [
    ("/usr/local/bin/closeup", "/usr/local/share/closeup"),
    ("/home/ada/bin/closeup", "/home/ada/share/closeup"),
    ("/bin/closeup", "/share/closeup"),
    ("/srv/bin/tools/bin/closeup", "/srv/bin/tools/share/closeup"),
  ])
  func theyLieBesideTheProgram(path: String, folder: String) {
    #expect(InstalledAssets.folder(besideProgram: path) == folder)
  }

  @Test(arguments: ["/home/ada/closeup/.build/release/closeup", "/srv/bin/tools/closeup", "/closeup", ""])
  func thereAreNoneForAProgramOutsideABinFolder(path: String) {
    #expect(InstalledAssets.folder(besideProgram: path) == nil)
  }
}
