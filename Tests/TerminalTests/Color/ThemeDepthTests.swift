import BuiltinAssets
import Canvas
import Settings
import TestSupport
import Testing

@testable import Terminal

/// The themes that come with the program, on terminals with fewer colours than they were made for.
@Suite struct ThemeDepthTests {
  private static let finder = AssetFinder(
    folders: [], builtin: AssetSource(fileNames: BuiltinAssets.fileNames, text: BuiltinAssets.text(of:)))
  static let names = finder.names(of: .theme)

  private func seen(_ number: Int32) -> SeenColor {
    let color = RGB.of(index: UInt8(number))
    return SeenColor(UInt8(color.red), UInt8(color.green), UInt8(color.blue))
  }

  /// By xterm's values for the sixteen, which most terminals are near to.
  @Test(arguments: names, [(ColorDepth.indexed256, 4.5), (.sixteen, 3), (.eight, 3)])
  func textCanStillBeRead(_ name: String, _ depth: (ColorDepth, least: Double)) {
    let (depth, least) = depth
    let form = depth == .indexed256 ? ThemeForm.full : .color16
    let theme = Theme.load(AssetReference(name: name), from: Self.finder).theme.adapted(to: form)
    for role in Role.allCases where role != .paneRule {
      let pair = ColorMapping(depth: depth).pair(for: theme.style(role)).pair
      guard pair.foreground >= 0, pair.background >= 0 else { continue }
      let contrast = seen(pair.foreground).contrast(to: seen(pair.background))
      #expect(contrast >= least, "\(name): \(role.name) has \(contrast)")
    }
  }

  /// The same of the cursor: what is selected is not only another foreground.
  @Test(arguments: names, [ColorDepth.indexed256, .sixteen, .eight, .none])
  func theCursorCanStillBeSeen(_ name: String, _ depth: ColorDepth) {
    let form: ThemeForm = depth == .indexed256 ? .full : depth == .none ? .mono : .color16
    let theme = Theme.load(AssetReference(name: name), from: Self.finder).theme.adapted(to: form)
    let mapping = ColorMapping(depth: depth)
    for (selected, other) in [(Role.listSelected, Role.listRow), (.menuSelected, .menuRow)] {
      let (one, two) = (theme.style(selected), theme.style(other))
      let isReversed = one.attributes.contains(.reverse) != two.attributes.contains(.reverse)
      #expect(isReversed || mapping.number(one.background) != mapping.number(two.background), "\(name)")
    }
  }
}
