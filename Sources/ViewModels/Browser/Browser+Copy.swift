import CRM
import MirrorStore
import Settings
import Strings

/// What can be copied of a record.
enum CopiedThing: String, CaseIterable {
  case name, email, phone, url, id, json, text, visible

  /// In words, as in `the e-mail address is copied`.
  var words: String {
    switch self {
    case .name: Strings.Copying.name
    case .email: Strings.Copying.emailAddress
    case .phone: Strings.Copying.phoneNumber
    case .url: Strings.Copying.address
    case .id: Strings.Copying.id
    case .json: Strings.Copying.json
    case .text: Strings.Copying.text
    case .visible: Strings.Copying.visibleText
    }
  }
}

extension Browser {
  /// Copies what is named; of several addresses one is chosen, or named by its number.
  mutating func copy(_ invocation: Invocation) -> [Effect] {
    guard let thing = invocation.arguments.first.flatMap(CopiedThing.init(rawValue:)), let subject else { return [] }
    switch thing {
    case .visible: return [.copyVisible(focus)]
    case .id: return [.copy(subject.record.id, as: thing.words)]
    case .name:
      // The list has it at once.
      if detail.ref != subject, let title = shownRowTitle { return [.copy(title, as: thing.words)] }
    case .text where focus == .list: return copyRow()
    default: break
    }
    guard detail.ref == subject else { return deferUntilShown(invocation, about: subject) }
    switch thing {
    case .name: return detail.stored.map { [.copy($0.record.title, as: thing.words)] } ?? notHere(thing)
    case .json: return detail.stored.map { [.copy($0.record.original.text, as: thing.words)] } ?? notHere(thing)
    case .text: return copySelection()
    default: return copyAddress(thing, invocation.arguments.dropFirst().first)
    }
  }

  /// Runs a command once the record's panes show it.
  mutating func deferUntilShown(_ invocation: Invocation, about subject: RecordRef) -> [Effect] {
    deferred = DeferredCommand(invocation: invocation, ref: subject, needsTimeline: false)
    return showSubject()
  }

  private var shownRowTitle: String? {
    if let hit = liveSearch?.selectedHit { return hit.row.title }
    return trail.isEmpty ? list?.selectedRow?.title : nil
  }

  private mutating func notHere(_ thing: CopiedThing) -> [Effect] {
    say(Strings.Copying.notHere(thing.words, isAwaited: inFlight.contains(.detail)))
  }

  private mutating func copyRow() -> [Effect] {
    guard let row = list?.selectedRow else { return say(Strings.Copying.noRowSelected) }
    let parts = [row.title, row.subtitle, row.value, row.status].compactMap(\.self)
    return [.copy(parts.joined(separator: "\t"), as: Strings.Copying.row)]
  }

  /// The field or the item under the cursor, in full.
  private mutating func copySelection() -> [Effect] {
    if focus == .timeline, let item = timeline.selectedItem {
      let body = item.body.map { $0.hasPrefix(item.title) ? $0 : "\(item.title)\n\($0)" }
      return [.copy(body ?? item.title, as: CopiedThing.text.words)]
    }
    guard focus == .detail, let field = selectedField else { return say(Strings.Copying.nothingSelected) }
    return [.copy(field.value.words(preciseTimes), as: field.label)]
  }

  /// The field under the cursor of the record.
  var selectedField: Field? {
    let fields = detail.fields
    return fields.indices.contains(detail.scroll.selection) ? fields[detail.scroll.selection] : nil
  }

  private mutating func copyAddress(_ thing: CopiedThing, _ number: String?) -> [Effect] {
    let found = addresses(thing)
    if number == nil, focus == .detail, let field = selectedField, let address = field.value.address(thing) {
      return [.copy(address, as: thing.words)]
    }
    if let number {
      guard let index = Int(number), found.indices.contains(index - 1) else {
        return say(Strings.Copying.notFound(thing.words, number: number))
      }
      return [.copy(found[index - 1].text, as: thing.words)]
    }
    guard let only = found.first else {
      return say(Strings.Copying.noneHere(thing.words, isAwaited: inFlight.contains(.detail)))
    }
    if found.count == 1 { return [.copy(only.text, as: thing.words)] }
    let items = found.enumerated().map { index, address in
      MenuItem(
        address.text, detail: address.label,
        command: Invocation(name: "copy", arguments: [thing.rawValue, String(index + 1)]))
    }
    return show(Menu(title: Strings.Copying.whichOne(thing.words), items: items), ifEmpty: "")
  }

  /// The record's addresses of one sort with what they are called, each once.
  private func addresses(_ thing: CopiedThing) -> [(text: String, label: String)] {
    var found: [(text: String, label: String)] = []
    if thing == .url, let page = detail.detail?.page {
      found.append((page, Strings.Copying.pageIn(serviceName(of: detail.ref?.account ?? AccountID("")))))
    }
    for field in detail.fields {
      guard let address = field.value.address(thing), !found.contains(where: { $0.text == address }) else { continue }
      found.append((address, field.label))
    }
    return found
  }
}

extension FieldValue {
  /// The value when it is an address of that sort.
  fileprivate func address(_ thing: CopiedThing) -> String? {
    switch (self, thing) {
    case (.email(let text), .email), (.phone(let text), .phone), (.url(let text), .url): text
    default: nil
    }
  }
}
