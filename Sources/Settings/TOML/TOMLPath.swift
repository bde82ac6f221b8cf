/// Where a value stands in a TOML file.
struct TOMLPath: Hashable, CustomStringConvertible {
  enum Step: Hashable {
    case key(String)
    case index(Int)
  }

  var steps: [Step] = []

  static let root = TOMLPath()

  func appending(_ key: String) -> TOMLPath { TOMLPath(steps: steps + [.key(key)]) }

  func appending(index: Int) -> TOMLPath { TOMLPath(steps: steps + [.index(index)]) }

  /// As TOML writes it, with the place in an array in brackets: `account[0].service`, `list."g g"`.
  var description: String {
    var text = ""
    for step in steps {
      switch step {
      case .key(let key):
        if !text.isEmpty { text += "." }
        text += Self.isBare(key) ? key : key.quotedForMessage
      case .index(let index): text += "[\(index)]"
      }
    }
    return text
  }

  private static func isBare(_ key: String) -> Bool {
    !key.isEmpty && key.utf8.allSatisfy(TOMLScanner.isBareKeyByte)
  }
}
