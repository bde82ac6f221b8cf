import Canvas
import Testing

@testable import Settings

@Suite struct KeymapTests {
  private func load(_ text: String, parent: String? = nil) -> (keymap: Keymap, messages: [String]) {
    var files = ["k.keys.toml": text]
    files["p.keys.toml"] = parent
    let (keymap, diagnostics) = Keymap.load("k", from: finder(files), commands: commandNames)
    return (keymap, diagnostics.map(\.description))
  }

  private func keys(_ notation: String) -> [Key] {
    notation.split(separator: " ").compactMap { Key(notation: String($0)) }
  }

  private func command(_ keymap: Keymap, _ notation: String, _ context: KeyContext) -> String? {
    guard case .command(let invocation) = keymap.lookup(keys(notation), in: context) else { return nil }
    return invocation.description
  }

  @Test func looksUpTheContextThenGlobal() {
    let (keymap, messages) = load(
      """
      [global]
      q = "quit"
      j = "move-down"
      "g g" = "move-first"
      [timeline]
      j = "fold"
      "g e" = "move-last"
      [picker]
      down = "menu-down"
      """)
    #expect(messages.isEmpty)
    #expect(command(keymap, "j", .list) == "move-down")
    #expect(command(keymap, "j", .timeline) == "fold")
    #expect(command(keymap, "g g", .timeline) == "move-first")
    #expect(command(keymap, "g e", .timeline) == "move-last")
    #expect(keymap.lookup(keys("g e"), in: .list) == .unbound)
    #expect(keymap.lookup(keys("x"), in: .list) == .unbound)
    #expect(keymap.lookup(keys("q q"), in: .list) == .unbound)
    // Letters are text in menus and prompts.
    #expect(keymap.lookup(keys("q"), in: .picker) == .unbound)
    #expect(keymap.lookup(keys("j"), in: .prompt) == .unbound)
    #expect(command(keymap, "down", .picker) == "menu-down")
  }

  @Test func aPrefixSaysWhatCanFollow() {
    let (keymap, _) = load(
      "[global]\nq = \"quit\"\n\"g g\" = \"move-first\"\n[list]\n\"g x y\" = \"go work\"\n\"g a\" = \"accounts\"\n")
    let expected = [
      KeyLookup.Following(key: Key(.character("a")), invocation: Invocation(name: "accounts")),
      KeyLookup.Following(key: Key(.character("g")), invocation: Invocation(name: "move-first")),
      KeyLookup.Following(key: Key(.character("x")), invocation: nil),
    ]
    #expect(keymap.lookup(keys("g"), in: .list) == .prefix(following: expected))
    #expect(command(keymap, "g x y", .list) == "go work")
  }

  @Test func findsTheKeysOfACommand() {
    let (keymap, _) = load(
      "inherits = \"p\"\n[global]\nx = \"view next\"\n",
      parent: "[global]\nq = \"quit\"\n\"]\" = \"view next\"\n\"[\" = \"view previous\"\n[detail]\nn = \"view next\"\n")
    #expect(keymap.keys(for: Invocation(name: "view", arguments: ["next"]), in: .list).map(\.notation) == ["x", "]"])
    #expect(keymap.keys(for: "view", in: .detail).map(\.notation) == ["n", "x", "]", "["])
    #expect(keymap.keys(for: "view", in: .picker).isEmpty)
    #expect(keymap.bindings(in: .detail).first?.context == .detail)
  }

  @Test func aKeyThatTerminalsCannotSendDoesNoHarmBesideAnother() {
    let (keymap, messages) = load("[global]\nq = \"quit\"\nctrl-i = \"sort\"\ns = \"sort\"\n")
    #expect(messages.isEmpty)
    #expect(keymap.keys(for: Invocation(name: "sort"), in: .list).count == 2)
  }

  @Test func aChildOverridesAndUnbindsSingleKeys() {
    let (keymap, messages) = load(
      "inherits = \"p\"\n[global]\nq = \"none\"\n\"ctrl-q\" = \"quit\"\ns = \"sort\"\n\"g\" = \"none\"\n[list]\nj = \"none\"\n",
      parent:
        "[global]\nq = \"quit\"\ns = \"search\"\nj = \"move-down\"\n\"g g\" = \"move-first\"\n\"g e\" = \"move-last\"\n"
    )
    #expect(messages.isEmpty)
    #expect(command(keymap, "q", .list) == nil)
    #expect(command(keymap, "ctrl-q", .list) == "quit")
    #expect(command(keymap, "s", .list) == "sort")
    #expect(command(keymap, "j", .list) == nil)
    #expect(command(keymap, "j", .detail) == "move-down")
    #expect(keymap.lookup(keys("g"), in: .list) == .unbound)
  }

  @Test(arguments: [
    (
      "[global]\nq = \"quit\"\nx = \"refersh\"",
      #"k.keys.toml:3: global.x = "refersh": unknown command; did you mean "refresh"?"#
    ),
    (
      "[global]\nq = \"quit\"\n\"<C-d>\" = \"sort\"",
      #"k.keys.toml:3: global."<C-d>" = "sort": not a key; did you mean "ctrl-d"?"#
    ),
    (
      "[global]\nq = \"quit\"\n\"g gg\" = \"sort\"",
      #"k.keys.toml:3: global."g gg" = "sort": not a key; did you mean "g g"?"#
    ),
    ("[global]\nq = \"quit\"\n\"\" = \"sort\"", #"k.keys.toml:3: global."" = "sort": names no key"#),
    (
      "[global]\nq = \"quit\"\n\" \" = \"sort\"",
      #"k.keys.toml:3: global." " = "sort": names no key; did you mean "space"?"#
    ),
    ("[global]\nq = \"quit\"\nx = \"\"", #"k.keys.toml:3: global.x = "": expected a command, or "none""#),
    ("[global]\nq = \"quit\"\nx = 1", "k.keys.toml:3: global.x = 1: expected text in quotes"),
    ("[global]\nq = \"quit\"\nq = \"sort\"", "k.keys.toml:3: global.q: given twice; line 2 counts"),
    (
      "[global]\nq = \"quit\"\nesc = \"back\"\nescape = \"sort\"",
      #"k.keys.toml:4: global.escape = "sort": bound twice; line 3, to "back", counts"#
    ),
    (
      "[global]\nq = \"quit\"\ng = \"go\"\n\"g g\" = \"move-first\"",
      #"k.keys.toml:3: global.g = "go": hidden by "g g", which begins with it"#
    ),
    (
      "[global]\nq = \"quit\"\n\"g g\" = \"move-first\"\n[list]\ng = \"go\"",
      #"k.keys.toml:5: list.g = "go": hides "g g", which runs "move-first" in [global]"#
    ),
    ("[global]\nq = \"quit\"\nctrl-i = \"sort\"", #"k.keys.toml:3: global.ctrl-i = "sort": terminals send it as tab"#),
    (
      "[global]\nq = \"quit\"\nctrl-enter = \"sort\"",
      #"k.keys.toml:3: global.ctrl-enter = "sort": most terminals send it as enter"#
    ),
    (
      "[global]\nq = \"quit\"\n[lst]\nj = \"sort\"",
      #"k.keys.toml:3: lst: unknown key; did you mean "list"? (inherits, global, list, detail, timeline, outbox, conflict, picker, prompt, form, sheet, confirm)"#
    ),
    ("[list]\nj = \"move-down\"", #"k.keys.toml: no key runs quit; inherits = "default" keeps the usual keys"#),
  ])
  func reportsWhatIsWrong(text: String, message: String) {
    #expect(load(text).messages == [message])
  }

  @Test(arguments: [
    ("g = \"go\"", "\"g g\" = \"move-first\"", #"hides "g g", which runs "move-first""#),
    ("\"z z\" = \"fold\"", "z = \"fold-all\"", #"hides "z", which runs "fold-all""#),
  ])
  func whatAChildMakesUnreachableIsReported(child: String, parent: String, message: String) {
    let (_, messages) = load(
      "inherits = \"p\"\n[global]\n\(child)\n", parent: "[global]\nq = \"quit\"\n\(parent)\n")
    #expect(messages.count == 1)
    #expect(messages.first?.hasPrefix("k.keys.toml:3: global.") == true)
    #expect(messages.first?.hasSuffix(message) == true)
  }

  /// Unbinding says that the loss is meant.
  @Test func unbindingSilencesTheWarning() {
    let (keymap, messages) = load(
      "[global]\nq = \"quit\"\n\"g g\" = \"move-first\"\n[list]\ng = \"go\"\n[detail]\n\"g g\" = \"none\"\n")
    #expect(messages.count == 1)
    #expect(keymap.lookup(keys("g"), in: .detail) == .unbound)
    let (_, silent) = load(
      "inherits = \"p\"\n[global]\n\"g g\" = \"none\"\ng = \"go\"\n",
      parent: "[global]\nq = \"quit\"\n\"g g\" = \"move-first\"\n")
    #expect(silent.isEmpty)
  }

  @Test func aWrongLineLeavesTheInheritedKey() {
    let (keymap, messages) = load(
      "inherits = \"p\"\n[global]\nj = \"move-dwon\"\n", parent: "[global]\nq = \"quit\"\nj = \"move-down\"\n")
    #expect(messages.count == 1)
    #expect(command(keymap, "j", .list) == "move-down")
  }

  /// `keys.toml` of the config folder: single keys over any keymap.
  @Test func singleKeysAreLaidOverTheKeymapInUse() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "[global]\nq = \"none\"\nx = \"quit\"\n\"g\" = \"refersh\"\n[picker]\nctrl-x = \"menu-close\"\n", to: "keys.toml")
    for name in ["default", "emacs", "arrows"] {
      let (keymap, diagnostics) = Keymap.load(
        AssetReference(name: name), from: bundled, changes: path, commands: commandNames)
      #expect(command(keymap, "q", .list) == nil, "\(name)")
      #expect(command(keymap, "x", .timeline) == "quit", "\(name)")
      #expect(command(keymap, "ctrl-x", .picker) == "menu-close", "\(name)")
      #expect(command(keymap, "down", .list) == "move-down", "\(name)")
      let wrong = diagnostics.filter { $0.severity == .error }.map(\.description)
      #expect(wrong == [#"\#(path):4: global.g = "refersh": unknown command; did you mean "refresh"?"#])
    }
  }

  @Test func withoutAFileOfSingleKeysNothingChanges() {
    let (keymap, diagnostics) = Keymap.load(
      "default", from: bundled, changes: "/nonexistent/keys.toml", commands: commandNames)
    #expect(diagnostics.isEmpty)
    #expect(command(keymap, "q", .list) == "quit")
  }

  @Test func singleKeysInheritNothing() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("inherits = \"emacs\"\n[global]\nx = \"sort\"\n", to: "keys.toml")
    let (keymap, diagnostics) = Keymap.load("default", from: bundled, changes: path, commands: commandNames)
    #expect(command(keymap, "x", .list) == "sort")
    #expect(command(keymap, "j", .list) == "move-down")
    #expect(diagnostics.first?.line == 1)
    #expect(diagnostics.first?.message.contains("config.toml") == true)
  }

  /// Two keys on one command are nothing wrong, but one may wonder why the old key still works.
  @Test func aSecondKeyOnACommandIsNoted() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      """
      [global]
      ctrl-r = "refresh"
      b = "log nothing"
      B = "log nothing"
      s = "sort"
      [timeline]
      X = "refresh"
      """, to: "keys.toml")
    let (_, diagnostics) = Keymap.load("default", from: bundled, changes: path, commands: commandNames)
    #expect(diagnostics.allSatisfy { $0.severity == .note })
    #expect(
      diagnostics.map(\.description) == [
        #"\#(path):2: global.ctrl-r = "refresh": "r" runs it too"#,
        #"\#(path):4: global.B = "log nothing": "b" runs it too"#,
        #"\#(path):5: global.s = "sort": it is so without this line"#,
        #"\#(path):7: timeline.X = "refresh": "r" in [global], "ctrl-r" in [global] run it too"#,
      ])
  }
}
