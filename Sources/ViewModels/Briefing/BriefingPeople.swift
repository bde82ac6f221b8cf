public import CRM

/// How to reach a record, and the people and companies around it.
public struct BriefingPeople: Sendable, Hashable {
  /// Somebody with addresses.
  public struct Person: Sendable, Hashable {
    /// As the service writes it, often with a title; empty for the record itself.
    public var name: String
    public var id: RecordID?
    public var emails: [String] = []
    public var phones: [String] = []

    var canBeReached: Bool { !emails.isEmpty || !phones.isEmpty }
  }

  /// A company or lead that the record belongs to.
  public struct Company: Sendable, Hashable {
    public var name: String
    public var id: RecordID
  }

  /// Addresses of the record's own.
  public private(set) var own = Person(name: "")
  public private(set) var others: [Person] = []
  public private(set) var companies: [Company] = []

  /// Reads them out of a record as it is laid out: addresses belong to the person that was linked to before them in the
  /// same group, else to the record itself.
  init(_ detail: RecordDetail, of id: RecordID) {
    for group in detail.groups {
      var current: Person?
      for field in group.fields {
        if let link = field.link, link != id {
          keep(current)
          current = nil
          add(field, link, &current)
        } else if let (path, address) = field.address {
          if current == nil { own.add(address, path) } else { current?.add(address, path) }
        }
      }
      keep(current)
    }
  }

  private mutating func add(_ field: Field, _ link: RecordID, _ current: inout Person?) {
    guard let name = field.value.line else { return }
    switch link.kind {
    case .contact, .person:
      current = Person(name: name, id: link)
    case .lead, .company:
      let company = Company(name: name, id: link)
      if !companies.contains(company) { companies.append(company) }
    case .deal, .project: break
    }
  }

  private mutating func keep(_ person: Person?) {
    guard let person, !others.contains(where: { $0.id == person.id }) else { return }
    others.append(person)
  }
}

extension BriefingPeople.Person {
  fileprivate mutating func add(_ address: String, _ path: WritableKeyPath<Self, [String]>) {
    if !self[keyPath: path].contains(address) { self[keyPath: path].append(address) }
  }
}

extension Field {
  /// Where an e-mail address or a phone number goes.
  fileprivate var address: (WritableKeyPath<BriefingPeople.Person, [String]>, String)? {
    switch value {
    case .email(let address): (\.emails, address)
    case .phone(let number): (\.phones, number)
    case .text, .longText, .url, .moment, .date, .flag, .list: nil
    }
  }
}

extension FieldValue {
  /// A name, or whatever else is a text of its own; nil for other values.
  var line: String? {
    switch self {
    case .text(let text), .longText(let text), .email(let text), .phone(let text), .url(let text): text
    case .list(let texts): texts.joined(separator: ", ")
    case .moment, .date, .flag: nil
    }
  }
}
