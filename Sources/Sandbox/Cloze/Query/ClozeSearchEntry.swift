import CRM

/// What text searches look at in a record: its fields, folded, one after the other in bytes that a scan over a whole
/// account runs through.
struct ClozeSearchEntry: Sendable {
  enum Field: Int, CaseIterable {
    case names, emails, domains, phones, organizations, former, titles, places, countries
  }

  private static let fieldEnd: UInt8 = 0x1E
  private static let valueEnd: UInt8 = 0x1F
  let bytes: ArraySlice<UInt8>

  init(bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
  }

  init(_ record: JSONObject) {
    var writer = Writer()
    writer.reserveCapacity(160)
    writer.names(record)
    let emails = Self.entries("emails", record).compactMap { $0["value"]?.string }
    emails.forEach { writer.add($0) }
    writer.endField()
    for email in emails { writer.add(email.split(separator: "@").last ?? "") }
    for domain in Self.entries("domains", record) { writer.add(domain.string ?? "") }
    writer.endField()
    for phone in Self.entries("phones", record) { writer.add(phone["value"]?.string ?? "") }
    writer.endField()
    writer.organizations(record)
    writer.add(record["jobtitle"]?.string ?? "")
    writer.add(record["headline"]?.string ?? "")
    writer.endField()
    writer.places(record)
    bytes = writer.bytes[...]
  }

  /// The entries of an array that are not archived.
  private static func entries(_ member: String, _ record: JSONObject) -> [JSON] {
    (record[member]?.array ?? []).filter { $0["archived"]?.bool != true }
  }

  /// Puts fields one after the other, in the order of `Field`.
  private struct Writer {
    private(set) var bytes: [UInt8] = []

    mutating func reserveCapacity(_ capacity: Int) { bytes.reserveCapacity(capacity) }

    mutating func add(_ value: some StringProtocol) {
      guard !value.isEmpty else { return }
      let start = bytes.count
      FoldedText.append(value, to: &bytes)
      for index in start..<bytes.count where bytes[index] == fieldEnd || bytes[index] == valueEnd {
        bytes[index] = 0x20
      }
      bytes.append(valueEnd)
    }

    mutating func endField() { bytes.append(fieldEnd) }

    mutating func names(_ record: JSONObject) {
      let name = record["name"]?.string ?? ""
      add(name)
      for part in ["first", "last", "summary"] {
        guard let text = record[part]?.string, !name.contains(text) else { continue }
        add(text)
      }
      endField()
    }

    /// Those of today, then the former ones, which a work history marks as archived.
    mutating func organizations(_ record: JSONObject) {
      for member in ["companies", "clientcompanies"] {
        for company in entries(member, record) { add(company["name"]?.string ?? "") }
      }
      let history = record["workHistory"]?.array ?? []
      for isFormer in [false, true] {
        for work in history where (work["archived"]?.bool == true) == isFormer {
          add(work["organization"]?.string ?? "")
        }
        endField()
      }
    }

    mutating func places(_ record: JSONObject) {
      let addresses = entries("addresses", record)
      add(record["location"]?.string ?? "")
      for address in addresses {
        for part in ["city", "region", "postcode"] { add(address[part]?.string ?? "") }
      }
      endField()
      add(record["country"]?.string ?? "")
      for address in addresses { add(address["country"]?.string ?? "") }
      endField()
    }
  }

  /// Whether a value of the field has `needle` in it, or is it.
  func has(_ needle: [UInt8], in field: Field, whole: Bool = false) -> Bool {
    guard let first = needle.first else { return false }
    return bytes.withUnsafeBufferPointer { buffer in
      var position = 0
      var current = 0
      while current < field.rawValue, position < buffer.count {
        if buffer[position] == Self.fieldEnd { current += 1 }
        position += 1
      }
      var isStart = true
      while position < buffer.count, buffer[position] != Self.fieldEnd {
        let byte = buffer[position]
        if byte == first, !whole || isStart, position + needle.count < buffer.count,
          (1..<needle.count).allSatisfy({ buffer[position + $0] == needle[$0] }),
          !whole || buffer[position + needle.count] == Self.valueEnd
        {
          return true
        }
        isStart = byte == Self.valueEnd
        position += 1
      }
      return false
    }
  }
}

/// The search entries of all derived records of one kind, end to end.
struct ClozeSearchColumn: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  init(_ kind: ClozeKind, _ book: ClozeBook) {
    let count = book.count(kind)
    ends.reserveCapacity(count)
    bytes.reserveCapacity(count * 120)
    for slot in 0..<count {
      bytes.append(contentsOf: ClozeSearchEntry(book.record(ClozeRef(kind, slot), forSearch: true)).bytes)
      ends.append(bytes.count)
    }
  }

  subscript(slot: Int) -> ClozeSearchEntry {
    ClozeSearchEntry(bytes: bytes[(slot == 0 ? 0 : ends[slot - 1])..<ends[slot]])
  }

  var indices: Range<Int> { ends.indices }
}
