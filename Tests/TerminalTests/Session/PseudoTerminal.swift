import Foundation
import Testing

@testable import Terminal

/// A terminal made by the system, without a window.
final class PseudoTerminal {
  let outer: Int32
  let inner: Int32

  init() throws {
    outer = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    try #require(outer >= 0)
    inner = open(try #require(Self.unlockedName(of: outer)), O_RDWR | O_NOCTTY)
    try #require(inner >= 0)
    var size = winsize(ws_row: 30, ws_col: 90, ws_xpixel: 0, ws_ypixel: 0)
    try #require(ioctl(outer, UInt(TIOCSWINSZ), &size) == 0)
  }

  private static func unlockedName(of outer: Int32) -> String? {
    #if os(Linux)
      // The C library's functions for it are hidden from Swift by their feature macro: TIOCSPTLCK, TIOCGPTN.
      var locked: Int32 = 0
      var number: Int32 = 0
      guard ioctl(outer, 0x4004_5431, &locked) == 0, ioctl(outer, 0x8004_5430, &number) == 0 else { return nil }
      return "/dev/pts/\(number)"
    #else
      guard grantpt(outer) == 0, unlockpt(outer) == 0 else { return nil }
      return ptsname(outer).map { String(cString: $0) }
    #endif
  }

  deinit {
    close(outer)
    close(inner)
  }

  var localFlags: tcflag_t {
    var settings = termios()
    tcgetattr(inner, &settings)
    return settings.c_lflag
  }

  func output() -> String {
    guard case .bytes(let bytes) = Descriptor.read(outer, atMost: 65536) else { return "" }
    return readable(bytes)
  }
}
