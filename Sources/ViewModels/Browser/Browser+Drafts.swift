import CRM
import Settings
import Strings

/// Forms that were left: listed, and gone on with.
extension Browser {
  /// Opens a draft of the last list by its number, counted from 1; without one, lists them.
  mutating func openDrafts(_ words: String) -> [Effect] {
    guard let number = Int(words) else { return [.loadDrafts] }
    guard listedDrafts.indices.contains(number - 1) else { return say(Strings.Drafts.notFound(words)) }
    return openForm(listedDrafts[number - 1].key)
  }

  mutating func draftsLoaded(_ drafts: [Draft], titles: [RecordRef: String]) -> [Effect] {
    // Something was opened meanwhile: it stays, with what is typed in it.
    guard overlay == nil, confirmation == nil else { return [] }
    let drafts =
      unsavedDrafts.values.sorted { $0.savedAt > $1.savedAt } + drafts.filter { unsavedDrafts[$0.key] == nil }
    listedDrafts = drafts
    let items = drafts.enumerated().map { index, draft in
      let title = titles[draft.key.ref] ?? draft.key.ref.record.id
      let kind = draft.key.kind.name
      let isEdit = draft.key.item.map { $0.write == nil } ?? false
      let what = isEdit ? Strings.Drafts.edit(of: kind.lowercased()) : kind
      return MenuItem(
        "\(title) · \(what)" + (draft.firstWords.map { " · \($0)" } ?? ""),
        detail: times.age(of: draft.savedAt), unavailable: writingUnavailable(in: draft.key.ref.account),
        command: Invocation(name: "drafts", arguments: [String(index + 1)]))
    }
    return show(Menu(title: Strings.Drafts.title, items: items), ifEmpty: Strings.Drafts.none)
  }
}

// MARK: What the mirror could not take

extension Browser {
  mutating func draftUnsaved(_ draft: Draft, _ problem: Problem) -> [Effect] {
    unsavedDrafts[draft.key] = draft
    report(problem)
    return say(Strings.Drafts.notSaved(problem.summary))
  }

  /// Tries to save them once more; those that still cannot be come back.
  mutating func saveUnsavedDrafts() -> [Effect] {
    defer { unsavedDrafts = [:] }
    return unsavedDrafts.values.sorted { $0.savedAt < $1.savedAt }.map(Effect.saveDraft)
  }

  /// Leaves, unless something typed would be lost by it: then that is said first.
  mutating func askToQuit() -> [Effect] {
    guard !unsavedDrafts.isEmpty else { return quit() }
    confirmation = Confirmation(question: Strings.Drafts.leaveAndLose, act: .quit)
    return []
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
