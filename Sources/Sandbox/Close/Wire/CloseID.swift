/// What a Close id names. [close-api.md, 4]
enum CloseKind: UInt8, Sendable, CaseIterable {
  case lead, contact, activity, opportunity, task, notification, user, organization, status, savedSearch
  case emailTemplate, integrationLink, membership, customField, leadCustomField, emailAccount
  case pipeline, event, request, activityType, sequence, outcome

  var prefix: String {
    switch self {
    case .lead: "lead"
    case .contact: "cont"
    case .activity: "acti"
    case .opportunity: "oppo"
    case .task: "task"
    case .notification: "noti"
    case .user: "user"
    case .organization: "orga"
    case .status: "stat"
    case .savedSearch: "save"
    case .emailTemplate: "tmpl"
    case .integrationLink: "ilink"
    case .membership: "memb"
    case .customField: "cf"
    case .leadCustomField: "lcf"
    case .emailAccount: "emailacct"
    case .pipeline: "pipe"
    case .event: "ev"
    case .request: "req"
    case .activityType: "actitype"
    case .sequence: "seq"
    case .outcome: "outcome"
    }
  }

  /// Characters after the underscore: 43 for the older resources, 22 for the newer.
  var length: Int {
    switch self {
    case .pipeline, .event, .request, .activityType, .sequence, .outcome: 22
    default: 43
    }
  }
}

/// An object of the Close account. Indices below `firstCreated` are derived from the world, the others were written.
struct CloseRef: Hashable, Sendable {
  static let firstCreated = 1 << 40

  let kind: CloseKind
  let index: Int

  var isCreated: Bool { index >= Self.firstCreated }
}

/// Turns indices into ids that look like Close's and back, in constant time and without a table.
///
/// The first eleven characters are the index, scrambled; the others follow from them and are checked when reading.
struct CloseIDs: Sendable {
  private static let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 255, count: 256)
    for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
    return values
  }()
  private static let kinds = Dictionary(uniqueKeysWithValues: CloseKind.allCases.map { ($0.prefix, $0) })
  private static let headLength = 11
  private static let multiplier: UInt64 = 0xD6E8_FEB8_6659_FD93
  /// The multiplier's inverse modulo 2^64, by Newton's method: each round doubles the correct bits.
  private static let inverse = (0..<6).reduce(multiplier) { guess, _ in guess &* (2 &- multiplier &* guess) }

  private let seed: UInt64

  init(seed: UInt64) { self.seed = seed }

  func text(_ kind: CloseKind, _ index: Int) -> String {
    let prefix = kind.prefix
    let count = prefix.utf8.count + 1 + kind.length
    let scrambled = scramble(UInt64(bitPattern: Int64(index)), salt(kind))
    return String(unsafeUninitializedCapacity: count) { buffer in
      var position = 0
      for byte in prefix.utf8 {
        buffer[position] = byte
        position += 1
      }
      buffer[position] = UInt8(ascii: "_")
      position += 1
      var rest = scrambled
      for _ in 0..<Self.headLength {
        buffer[position] = Self.alphabet[Int(rest % 62)]
        rest /= 62
        position += 1
      }
      var filler = scrambled
      var left = 0
      while position < count {
        if left == 0 {
          filler = scramble(filler, salt(kind))
          rest = filler
          left = 10
        }
        buffer[position] = Self.alphabet[Int(rest % 62)]
        rest /= 62
        left -= 1
        position += 1
      }
      return count
    }
  }

  func text(_ ref: CloseRef) -> String { text(ref.kind, ref.index) }

  /// What an id names; nil for a text that is no id of this account. Whether the object exists is another question.
  func ref(_ id: some StringProtocol) -> CloseRef? {
    guard let underscore = id.lastIndex(of: "_"), let kind = Self.kinds[String(id[..<underscore])] else { return nil }
    let digits = Array(id[id.index(after: underscore)...].utf8)
    guard digits.count == kind.length else { return nil }
    var scrambled: UInt64 = 0
    for digit in digits[..<Self.headLength].reversed() {
      let value = Self.values[Int(digit)]
      guard value < 62 else { return nil }
      let (product, overflow) = scrambled.multipliedReportingOverflow(by: 62)
      guard !overflow else { return nil }
      scrambled = product &+ UInt64(value)
    }
    let index = Int(truncatingIfNeeded: Int64(bitPattern: unscramble(scrambled, salt(kind))))
    guard index >= 0, text(kind, index) == id else { return nil }
    return CloseRef(kind: kind, index: index)
  }

  /// The index of an id of that kind; nil for every other text.
  func index(_ kind: CloseKind, _ id: some StringProtocol) -> Int? {
    ref(id).flatMap { $0.kind == kind ? $0.index : nil }
  }

  private func salt(_ kind: CloseKind) -> UInt64 {
    (seed &+ 1) &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(kind.rawValue) &* 0xA24B_AED4_963E_E407
  }

  private func scramble(_ value: UInt64, _ salt: UInt64) -> UInt64 {
    let product = (value ^ salt) &* Self.multiplier
    return product ^ (product >> 32)
  }

  private func unscramble(_ value: UInt64, _ salt: UInt64) -> UInt64 {
    ((value ^ (value >> 32)) &* Self.inverse) ^ salt
  }
}
