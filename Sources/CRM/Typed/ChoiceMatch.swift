import Strings

/// Finds the choice that typed words mean: its label, the beginning of it or of its words, without regard to case and
/// the accents of Latin letters.
public struct ChoiceMatch: Sendable, Hashable {
  public let choices: [Choice]
  private let labels: [String]
  private let keys: [String]

  public init(_ choices: [Choice]) {
    self.choices = choices
    labels = choices.map { Self.folded($0.label) }
    keys = choices.map { Self.folded($0.key) }
  }

  /// The choices that `text` may mean, the likeliest kind first, in their order; all of them when it is blank.
  public func candidates(for text: String) -> [Choice] {
    tiers(for: text).flatMap { $0 }.map { choices[$0] }
  }

  /// The one choice that `text` means. Throws which are possible when there are several, or none.
  public func choice(for text: String) throws(TypedProblem) -> Choice {
    let typed = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard let best = tiers(for: text).first(where: { !$0.isEmpty }) else {
      throw TypedProblem(
        choices.isEmpty
          ? Strings.TypedChoices.nothingToChoose : Strings.TypedChoices.none(typed, of: Self.listed(choices)))
    }
    guard best.count == 1 else {
      throw TypedProblem(Strings.TypedChoices.several(typed, choices: Self.listed(best.map { choices[$0] })))
    }
    return choices[best[0]]
  }

  /// The choice whose label or key `text` is, in full; nil when there is none.
  public func exact(_ text: String) -> Choice? {
    let tier = tiers(for: text)[0]
    return tier.count == 1 && !Self.folded(text).isEmpty ? choices[tier[0]] : nil
  }

  /// Indices by how they match: the whole label or key, its beginning, the beginning of its words, anywhere in it
  /// (a single letter is in too many).
  private func tiers(for text: String) -> [[Int]] {
    let typed = Self.folded(text)
    let words = typed.split(separator: " ")
    var tiers = Array(repeating: [Int](), count: 4)
    for (index, label) in labels.enumerated() {
      if typed.isEmpty || label == typed || keys[index] == typed {
        tiers[0].append(index)
      } else if label.hasPrefix(typed) {
        tiers[1].append(index)
      } else if words.allSatisfy({ word in Self.words(of: label).contains { $0.hasPrefix(word) } }) {
        tiers[2].append(index)
      } else if typed.count > 1, label.contains(typed) || keys[index].hasPrefix(typed) {
        tiers[3].append(index)
      }
    }
    return tiers
  }

  private static func words(of label: String) -> [Substring] {
    label.split { !$0.isLetter && !$0.isNumber }
  }

  /// `Connected, Left message or No answer`; the rest of a long list is counted.
  private static func listed(_ choices: [Choice]) -> String {
    let shown = choices.prefix(choices.count <= 6 ? 6 : 5).map(\.label)
    return Strings.TypedChoices.listed(shown, others: choices.count - shown.count)
  }

  /// Lower case, single blanks, Latin letters without their marks.
  static func folded(_ text: String) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in text.lowercased().unicodeScalars {
      if scalar.isASCII {
        folded.append(scalar)
      } else if scalar.properties.canonicalCombiningClass == .notReordered {
        folded.append(base(of: scalar) ?? scalar)
      }
    }
    return String(folded).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The letter that a Latin letter with a mark is made from: its name says so.
  private static func base(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    let prefix = "LATIN SMALL LETTER "
    guard let name = scalar.properties.name, name.hasPrefix(prefix) else { return nil }
    let rest = name.dropFirst(prefix.count)
    guard let letter = rest.unicodeScalars.first, rest.dropFirst().hasPrefix(" WITH ") else { return nil }
    return letter.properties.lowercaseMapping.unicodeScalars.first
  }
}
