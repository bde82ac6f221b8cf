import Foundation

/// What eyes make of a colour.
public struct SeenColor: Hashable, Sendable {
  /// Red, green and blue as light, 0 to 1.
  private let linear: [Double]

  public init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    linear = [red, green, blue].map { part in
      let value = Double(part) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
  }

  private init(linear: [Double]) { self.linear = linear }

  private var luminance: Double { 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] }

  /// 1 to 21 [WCAG 2.2, 1.4.3].
  public func contrast(to other: SeenColor) -> Double {
    let (light, dark) = (max(luminance, other.luminance), min(luminance, other.luminance))
    return (light + 0.05) / (dark + 0.05)
  }

  /// As somebody sees it who lacks the red or the green receptors [Machado, Oliveira, Fernandes 2009, severity 1].
  public func seen(with blindness: ColorBlindness) -> SeenColor {
    SeenColor(
      linear: blindness.matrix.map { row in
        min(1, max(0, zip(row, linear).reduce(0) { $0 + $1.0 * $1.1 }))
      })
  }

  /// How far apart two colours look: 0 the same, 1 black and white [Ottosson's OKLab].
  public func distance(to other: SeenColor) -> Double {
    let parts = zip(oklab, other.oklab).map { ($0 - $1) * ($0 - $1) }
    return parts.reduce(0, +).squareRoot()
  }

  private var oklab: [Double] {
    func mixed(_ matrix: [[Double]], _ values: [Double]) -> [Double] {
      matrix.map { row in zip(row, values).reduce(0) { $0 + $1.0 * $1.1 } }
    }
    let cones = mixed(
      [
        [0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
      ], linear)
    return mixed(
      [
        [0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
      ], cones.map { pow($0, 1 / 3) })
  }
}

/// Which receptors somebody lacks.
public enum ColorBlindness: CaseIterable, Sendable {
  case protanopia, deuteranopia

  fileprivate var matrix: [[Double]] {
    switch self {
    case .protanopia:
      [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    case .deuteranopia:
      [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    }
  }
}
