import CTerminal
public import Canvas

/// The two ends of a terminal: where keys come from and where drawing goes. A pipe or socket serves in tests.
public struct TTY: Sendable, Hashable {
  public let input: Int32
  public let output: Int32

  public init(input: Int32, output: Int32) {
    self.input = input
    self.output = output
  }

  /// What the terminal says its size is; nil when it does not know, as a serial line.
  public var size: Size? {
    var rows: Int32 = 0
    var columns: Int32 = 0
    guard ct_tty_size(output, &rows, &columns) || ct_tty_size(input, &rows, &columns) else { return nil }
    return Size(width: Int(columns), height: Int(rows))
  }
}
