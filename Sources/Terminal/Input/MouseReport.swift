import Canvas

/// Mouse reports in the form of mode 1006, `CSI < buttons ; column ; row` and `M` or, when a button is let go, `m`
/// [xterm ctlseqs, Extended coordinates].
enum MouseReport {
  /// nil for what is of no use here: buttons past the third, sideways wheels, motion without a button.
  static func event(_ sequence: ControlSequence) -> MouseEvent? {
    guard sequence.parameters.count == 3, !sequence.hasIntermediates, let code = sequence.number(0),
      let column = sequence.number(1), let row = sequence.number(2), column > 0, row > 0
    else { return nil }
    let isRelease = sequence.final == UInt8(ascii: "m")
    guard isRelease || sequence.final == UInt8(ascii: "M") else { return nil }
    guard let act = act(code, isRelease: isRelease) else { return nil }
    return MouseEvent(act, at: Point(x: column - 1, y: row - 1), modifiers(code))
  }

  private static let shift = 4
  private static let meta = 8
  private static let control = 16
  private static let motion = 32
  private static let wheel = 64

  private static func act(_ code: Int, isRelease: Bool) -> MouseEvent.Act? {
    let kind = code & ~(shift | meta | control)
    switch kind {
    case wheel: return isRelease ? nil : .wheel(-1)
    case wheel + 1: return isRelease ? nil : .wheel(1)
    default: break
    }
    let button: MouseEvent.Button
    switch kind & ~motion {
    case 0: button = .left
    case 1: button = .middle
    case 2: button = .right
    default: return nil
    }
    if isRelease { return .release(button) }
    return kind & motion == 0 ? .press(button) : .drag(button)
  }

  private static func modifiers(_ code: Int) -> Key.Modifiers {
    var modifiers: Key.Modifiers = []
    if code & shift != 0 { modifiers.insert(.shift) }
    if code & meta != 0 { modifiers.insert(.alt) }
    if code & control != 0 { modifiers.insert(.control) }
    return modifiers
  }
}
