/// How one character is treated on its way to the screen.
enum ScalarClass: UInt32 {
  /// Unassigned, private use, a control, or of a width terminals dispute: shown as U+FFFD.
  case missing
  case narrow
  case wide
  /// Takes no column; drawn on the character before it.
  case mark
  /// Invisible: formatting, bidi controls, joiners, variation selectors, tags, skin tones.
  case dropped
  /// One of the many blanks, shown as a plain space.
  case space

  init(of value: UInt32) {
    if value < 0x7F {
      self = value < 0x20 ? .missing : .narrow
      return
    }
    let runs = ScalarTable.runs
    var low = 0
    var high = runs.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if runs[middle] >> 3 <= value { low = middle } else { high = middle }
    }
    self = ScalarClass(rawValue: runs[low] & 7) ?? .missing
  }

  /// Whether `value` may take part in an emoji joined from several (U+200D); near enough for that single use.
  static func isPictograph(_ value: UInt32) -> Bool {
    (0x2190...0x2BFF).contains(value) || (0x1F000...0x1FAFF).contains(value)
  }
}
