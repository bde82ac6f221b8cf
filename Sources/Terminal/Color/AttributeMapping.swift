import CTerminal
import Canvas

/// Style attributes as the terminal can show them: one it lacks is replaced by one that sets the text apart as well.
struct AttributeMapping: Sendable {
  /// CT_ bits.
  let available: UInt32

  func bits(_ attributes: Style.Attributes) -> UInt32 {
    var bits: UInt32 = 0
    for (attribute, choices) in Self.choices where attributes.contains(attribute) {
      bits |= choices.first { available & $0 != 0 } ?? 0
    }
    return bits
  }

  private static let bold = UInt32(CT_BOLD)
  private static let dim = UInt32(CT_DIM)
  private static let italic = UInt32(CT_ITALIC)
  private static let underline = UInt32(CT_UNDERLINE)
  private static let reverse = UInt32(CT_REVERSE)
  private static let standout = UInt32(CT_STANDOUT)

  private static let choices: [(Style.Attributes, [UInt32])] = [
    (.bold, [bold]),
    (.dim, [dim]),
    (.italic, [italic, underline]),
    (.underline, [underline]),
    (.reverse, [reverse, standout, bold]),
  ]
}
