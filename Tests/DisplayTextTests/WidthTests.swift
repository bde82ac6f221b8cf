#if canImport(Glibc)
  import DisplayText
  import Glibc
  import Testing

  /// ncurses moves its cursor by the C library's `wcwidth`; if ours differed, a row would be drawn shifted.
  @Suite struct WidthTests {
    private typealias Wcwidth = @convention(c) (wchar_t) -> CInt

    @Test func everyGlyphIsAsWideAsTheCLibrarySays() throws {
      let locale = try #require(newlocale(1 << LC_CTYPE, "C.UTF-8", nil))
      // Declared by wchar.h for X/Open programs only, which Swift's module map is not.
      let symbol = try #require(dlsym(dlopen(nil, RTLD_NOW), "wcwidth"))
      let wcwidth = unsafeBitCast(symbol, to: Wcwidth.self)
      let before = uselocale(locale)
      defer {
        uselocale(before)
        freelocale(locale)
      }
      var wrong: [String] = []
      for value in UInt32(0)...0x10FFFF {
        guard let scalar = Unicode.Scalar(value) else { continue }
        for glyph in DisplayText(String(scalar)).glyphs {
          let columns = glyph.scalars.map { Int(wcwidth(wchar_t($0.value))) }
          if columns.first != glyph.width || columns.dropFirst().contains(where: { $0 != 0 }) {
            wrong.append("U+\(String(value, radix: 16)): \(glyph.width), not \(columns)")
          }
        }
      }
      #expect(wrong.isEmpty, "\(wrong.count) differ, such as \(wrong.prefix(20))")
    }
  }
#endif
