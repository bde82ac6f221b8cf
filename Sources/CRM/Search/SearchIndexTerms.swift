/// The terms under which a record is filed in the search index. A term is a letter for the kind of its field and a
/// folded word; `SearchTermPrefix` has the letters.
///
/// What this makes of a record is remembered only as a fingerprint: a change of the terms needs a migration that has
/// every record indexed again.
public struct SearchIndexTerms: Sendable, Hashable {
  /// The terms, separated by single spaces, each once.
  public private(set) var text: String = ""
  /// Those terms that many records share, so that the index is asked for them as they are and not by their beginnings.
  public private(set) var shared: [String] = []

  private var seen: Set<String> = []
  private var bytes: [UInt8] = []
  private var hasName = false

  /// Terms that most records have fewer than.
  private static let usualTerms = 90
  /// Terms of notes and descriptions in one record; what comes after them is not found.
  private static let mostOfNotes = 400
  /// Terms of all else.
  private static let mostOfFields = 400

  public init(_ document: SearchDocument) {
    bytes.reserveCapacity(1024)
    seen.reserveCapacity(Self.usualTerms)
    add(.kind(document.kind))
    var filled: Set<SearchField> = []
    for entry in document.texts where entry.field != .note && seen.count < Self.mostOfFields {
      filled.insert(entry.field)
      add(entry)
    }
    let limit = seen.count + Self.mostOfNotes
    for entry in document.texts where entry.field == .note && seen.count < limit {
      filled.insert(.note)
      addProse(entry.text, limit: limit)
    }
    for property in SearchFilter.Property.allCases where property.field.map(filled.contains) ?? false {
      add(.has(property))
    }
    for day in Set(document.dueDays.map(SearchDay.digits)).sorted() { add(.due, day) }
    if !document.dueDays.isEmpty { add(.has(.todo)) }
    finish()
  }

  /// The terms of an item of a timeline.
  public init(title: String, body: String?) {
    addProse(title, limit: Self.mostOfNotes)
    if let body { addProse(body, limit: Self.mostOfNotes) }
    finish()
  }

  private mutating func finish() {
    text = String(decoding: bytes, as: UTF8.self)
    bytes = []
    seen = []
  }

  private mutating func add(_ prefix: SearchTermPrefix, _ word: some StringProtocol) {
    guard !word.isEmpty else { return }
    let term = prefix.rawValue + word
    if add(term), prefix.isShared(word) { shared.append(term) }
  }

  private mutating func add(_ mark: SearchMark) { _ = add(mark.term) }

  /// Whether it is new.
  private mutating func add(_ term: String) -> Bool {
    guard seen.insert(term).inserted else { return false }
    if !bytes.isEmpty { bytes.append(0x20) }
    bytes.append(contentsOf: term.utf8)
    return true
  }

  private mutating func add(_ entry: SearchDocument.Text) {
    switch entry.field {
    case .name:
      let words = SearchWords.ofDocument(entry.text)
      if !hasName, let first = words.first {
        hasName = true
        add(.wholeName, Self.wholeName(entry.text))
        add(.firstName, first)
      }
      for word in words { add(.name, word) }
    case .company: addWordsOrDomain(.company, entry.text)
    case .title: addWords(.company, entry.text)
    case .email: if let forms = SearchAddress.forms(ofEmail: entry.text) { add(forms) }
    case .phone: for form in SearchPhone.forms(of: entry.text) { add(.phone, form) }
    case .tag: addLabel(.tag, entry.text)
    case .stage: addLabel(.stage, entry.text)
    case .segment: addLabel(.segment, entry.text)
    case .owner:
      addLabel(.owner, entry.text)
      if SearchAddress.isEmail(entry.text), let address = SearchAddress.lookup(entry.text) { add(.owner, address) }
    case .custom: addWordsOrDomain(.custom, entry.text)
    case .note: break
    }
  }

  private mutating func addWords(_ prefix: SearchTermPrefix, _ text: String) {
    for word in SearchWords.ofDocument(text) { add(prefix, word) }
  }

  private mutating func addWordsOrDomain(_ prefix: SearchTermPrefix, _ text: String) {
    if text.contains("."), !text.contains(" "), let forms = SearchAddress.forms(ofDomain: text) {
      add(forms)
    } else {
      addWords(prefix, text)
    }
  }

  private mutating func add(_ forms: SearchAddress.Forms) {
    for form in forms.whole { add(.address, form) }
    for word in forms.words { add(.addressWord, word) }
  }

  /// A label for its filter, whole and from each of its words on: `bad_fit` and `fit`; and its words.
  private mutating func addLabel(_ prefix: SearchTermPrefix, _ text: String) {
    addWords(.custom, text)
    var rest = Substring(SearchWords.joined(text))
    while !rest.isEmpty {
      add(prefix, rest.utf8Prefix(Self.longestName))
      guard let next = rest.firstIndex(of: "_") else { break }
      rest = rest[rest.index(after: next)...]
    }
    // Of a label without spaces any part is looked for, as of a name.
    if text.unicodeScalars.contains(where: SearchFolding.isUnspaced) {
      for word in SearchWords.ofDocument(text) { add(prefix, word) }
    }
  }

  private mutating func addProse(_ text: String, limit: Int) {
    for word in SearchWords.ofDocument(text) {
      guard seen.count < limit else { return }
      add(.note, word)
    }
  }

  /// A name as one term, as far as it counts.
  public static func wholeName(_ text: String) -> String { SearchWords.joined(text).utf8Prefix(longestName) }

  /// Bytes of a name or label that count as a whole.
  private static let longestName = 40
}

/// What kind of field a term of the index is from. Fields that rank alike share a letter, because every letter in which
/// a word is looked for is one more question to the index.
public enum SearchTermPrefix: String, Sendable, Hashable, CaseIterable {
  /// All of the name, its words joined.
  case wholeName = "w"
  /// The first word of the name.
  case firstName = "b"
  case name = "n"
  case address = "e"
  case addressWord = "m"
  case phone = "p"
  /// Companies and titles.
  case company = "c"
  /// All other fields: tags, stages, segments, owners and those of the account's own making.
  case custom = "f"
  case note = "x"
  /// Labels as filters ask for them.
  case tag = "t"
  case stage = "s"
  case segment = "g"
  case owner = "o"
  /// The day on which an open to-do is due, as `SearchDay` writes it.
  case due = "d"

  /// Whether a term is one of words, of which there are many fewer than records. Numbers are not.
  public func isShared(_ word: some StringProtocol) -> Bool {
    switch self {
    case .firstName, .name, .addressWord, .company, .custom, .note, .tag, .stage, .segment, .owner:
      word.utf8.first.map { !(0x30...0x39).contains($0) } ?? false
    case .wholeName, .address, .phone, .due: false
    }
  }
}

extension SearchFilter.Property {
  fileprivate var field: SearchField? {
    switch self {
    case .phone: .phone
    case .email: .email
    case .company: .company
    case .title: .title
    case .tag: .tag
    case .stage: .stage
    case .note: .note
    case .todo: nil
    }
  }
}

extension StringProtocol {
  /// The longest beginning of at most `count` bytes that ends between scalars.
  func utf8Prefix(_ count: Int) -> String {
    guard utf8.count > count else { return String(self) }
    var scalars = String.UnicodeScalarView()
    var bytes = 0
    for scalar in unicodeScalars {
      bytes += UTF8.width(scalar)
      if bytes > count { break }
      scalars.append(scalar)
    }
    return String(scalars)
  }
}
