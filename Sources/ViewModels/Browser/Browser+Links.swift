import CRM
import Canvas
import Settings
import Strings

/// Links out of closeup: what is under the cursor, the record's page at its service, its website.
extension Browser {
  mutating func openLink(_ invocation: Invocation) -> [Effect] {
    if !invocation.arguments.isEmpty {
      // An address from a menu that was open.
      guard let address = LinkAddress(invocation.text) else { return say(Strings.Links.noAddress(invocation.text)) }
      return [.openLink(address)]
    }
    guard let subject else { return say(Strings.Common.noRecordSelected) }
    guard detail.ref == subject else { return deferUntilShown(invocation, about: subject) }
    switch focus {
    case .detail:
      if let link = selectedField?.value.link { return [.openLink(link)] }
    case .timeline:
      let links = timeline.selectedItem.map(Self.links) ?? []
      if links.count > 1 { return chooseLink(links) }
      if let link = links.first { return [.openLink(link)] }
    case .list: break
    }
    let websites = detail.fields.compactMap { field -> LinkAddress? in
      if case .url = field.value { field.value.link } else { nil }
    }
    guard let address = detail.detail?.page.flatMap({ LinkAddress($0) }) ?? websites.first else {
      return say(Strings.Links.nothingToOpen(mayCome: inFlight.contains(.detail)))
    }
    return [.openLink(address)]
  }

  private mutating func chooseLink(_ links: [LinkAddress]) -> [Effect] {
    let items = links.map { MenuItem($0.text, command: Invocation(name: "open-link", arguments: [$0.text])) }
    return show(Menu(title: Strings.Links.openWhich, items: items), ifEmpty: "")
  }

  /// Web addresses that stand in the text of an item, each once.
  static func links(in item: TimelineItem) -> [LinkAddress] {
    let text = "\(item.title)\n\(item.body ?? "")"
    var links: [LinkAddress] = []
    for word in text.split(whereSeparator: { $0.isWhitespace || "<>\"“”".contains($0) }) {
      guard let start = word.range(of: "https://")?.lowerBound ?? word.range(of: "http://")?.lowerBound else {
        continue
      }
      // What ends a sentence, or closes what was opened before the address, is none of it.
      var address = word[start...]
      while let last = address.last, ".,;:!?)]}'’".contains(last) { address.removeLast() }
      if let link = LinkAddress(String(address)), !links.contains(link) { links.append(link) }
    }
    return links
  }

  /// An address that cannot be opened on this machine stands on the screen, whole, for the terminal or the eye to take.
  mutating func linkShown(_ address: LinkAddress, _ words: String) -> [Effect] {
    guard overlay == nil, confirmation == nil else { return say("\(address.text) · \(words)") }
    overlay = .menu(
      Menu(
        title: Strings.Links.openWhereYouSit,
        items: [MenuItem(address.text, command: nil), MenuItem(words, command: nil)]))
    return []
  }
}

extension Substring {
  /// Where `text` begins and ends.
  fileprivate func range(of text: String) -> Range<Index>? {
    ranges(of: text).first
  }
}
