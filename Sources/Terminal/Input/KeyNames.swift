import Canvas

/// What the numbers and letters of key sequences stand for.
enum KeyNames {
  /// `CSI letter` and `SS3 letter`, of xterm and all that followed it.
  static func letter(_ final: UInt8) -> Key.Code? {
    switch final {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): .right
    case UInt8(ascii: "D"): .left
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "P"): .function(1)
    case UInt8(ascii: "Q"): .function(2)
    case UInt8(ascii: "R"): .function(3)
    case UInt8(ascii: "S"): .function(4)
    default: nil
    }
  }

  /// `SS3 letter` of the keypad in application mode.
  static func keypad(_ final: UInt8) -> Key.Code? {
    switch final {
    case UInt8(ascii: "M"): .enter
    case UInt8(ascii: "I"): .tab
    case UInt8(ascii: "X"): .character("=")
    case 0x6A...0x79: .character(Character(Unicode.Scalar(final - 0x40)))
    case UInt8(ascii: " "): .character(" ")
    default: nil
    }
  }

  /// rxvt: `CSI a` is shift, `SS3 a` control.
  static func lowercaseArrow(_ final: UInt8) -> Key.Code? {
    (0x61...0x64).contains(final) ? letter(final - 0x20) : nil
  }

  /// `CSI number ~`, of the VT220 and its successors.
  static func number(_ number: Int) -> Key.Code? {
    switch number {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case 11...15: .function(number - 10)
    case 17...21: .function(number - 11)
    case 23...26: .function(number - 12)
    case 28, 29: .function(number - 13)
    case 31...34: .function(number - 14)
    default: nil
    }
  }

  /// Keys in the private use area of the kitty keyboard protocol [kitty keyboard-protocol, functional key definitions].
  static func kitty(_ code: Int) -> Key.Code? {
    switch code {
    case 57376...57387: .function(code - 57363)
    case 57399...57408: .character(Character(Unicode.Scalar(UInt8(code - 57399 + 0x30))))
    case 57409: .character(".")
    case 57410: .character("/")
    case 57411: .character("*")
    case 57412: .character("-")
    case 57413: .character("+")
    case 57414: .enter
    case 57415: .character("=")
    case 57416: .character(",")
    case 57417: .left
    case 57418: .right
    case 57419: .up
    case 57420: .down
    case 57421: .pageUp
    case 57422: .pageDown
    case 57423: .home
    case 57424: .end
    case 57425: .insert
    case 57426: .delete
    default: nil
    }
  }
}
