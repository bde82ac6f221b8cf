import CRM
import Settings

/// Forms that were left: listed, and gone on with.
extension Browser {
  /// Opens a draft of the last list by its number, counted from 1; without one, lists them.
  mutating func openDrafts(_ words: String) -> [Effect] {
    guard let number = Int(words) else { return [.loadDrafts] }
    guard listedDrafts.indices.contains(number - 1) else { return say("no draft \(words); drafts lists them") }
    return openForm(listedDrafts[number - 1].key)
  }

  mutating func draftsLoaded(_ drafts: [Draft], titles: [RecordRef: String]) -> [Effect] {
    // Something was opened meanwhile: it stays, with what is typed in it.
    guard overlay == nil, confirmation == nil else { return [] }
    listedDrafts = drafts
    let items = drafts.enumerated().map { index, draft in
      let title = titles[draft.key.ref] ?? draft.key.ref.record.id
      let editing = draft.key.item.flatMap { $0.write == nil ? "edit of a " : nil } ?? ""
      return MenuItem(
        "\(title) · \(editing)\(editing.isEmpty ? draft.key.kind.name : draft.key.kind.name.lowercased())"
          + (draft.firstWords.map { " · \($0)" } ?? ""),
        detail: age(of: draft.savedAt), unavailable: writingUnavailable(in: draft.key.ref.account),
        command: Invocation(name: "drafts", arguments: [String(index + 1)]))
    }
    return show(Menu(title: "Drafts, newest first", items: items), ifEmpty: "there are no drafts")
  }

  /// The wall clock, after the day when that is not today: `10:32`, `2026-11-20 10:32`.
  func clock(_ instant: Instant) -> String {
    let parts = options.localTime.components(of: instant)
    let time = [parts.hour, parts.minute].map { $0 < 10 ? "0\($0)" : String($0) }.joined(separator: ":")
    return parts.date == options.localTime.components(of: now).date ? time : "\(parts.date.iso8601) \(time)"
  }

  private func age(of instant: Instant) -> String {
    switch Int(now.seconds(since: instant)) {
    case ..<60: "just now"
    case let seconds where seconds < 3600: "\(seconds / 60) min ago"
    case let seconds where seconds < 86_400: "\(seconds / 3600) h ago"
    case let seconds: "\(seconds / 86_400) d ago"
    }
  }
}

extension Draft {
  /// The beginning of its main text.
  fileprivate var firstWords: String? {
    for field in [EntryField.text, .title, .subject] {
      let words = (texts[field] ?? "").split(whereSeparator: \.isWhitespace).prefix(8).joined(separator: " ")
      if !words.isEmpty { return words.count > 40 ? words.prefix(39) + "…" : words }
    }
    return nil
  }
}
