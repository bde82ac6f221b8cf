import CRM
import Strings
import ViewModels

/// A conflict for the person or the script that is to decide it.
extension WriteConflict {
  /// What happened, then a line for each side of each field.
  var outboxLines: [String] {
    let words = ValueWords(times: TimeText(now: .now(), local: .system), choices: [])
    func shown(_ value: EntryValue?) -> String { value.map { "“\(words.text($0))”" } ?? Strings.OutboxReport.nothing }
    let what =
      switch kind {
      case .changedBoth: Strings.OutboxReport.changedThereToo
      case .deletedHere: Strings.OutboxReport.changedThereDeletedHere
      case .deletedThere: Strings.OutboxReport.deletedThereChangedHere
      }
    return ["  \(what)"]
      + fields.map { field in
        let sides = [
          Strings.OutboxReport.before(shown(field.base)),
          kind == .deletedThere ? nil : Strings.OutboxReport.there(shown(field.theirs)),
          kind == .deletedHere ? nil : Strings.OutboxReport.here(shown(field.mine)),
        ]
        return "    \(field.field.rawValue): " + sides.compactMap(\.self).joined(separator: ", ")
      }
  }

  var json: JSON {
    let kind =
      switch kind {
      case .changedBoth: "changed"
      case .deletedHere: "deleted_here"
      case .deletedThere: "deleted_there"
      }
    return [
      "kind": .string(kind),
      "fields": .array(
        fields.map { field in
          [
            "field": .string(field.field.rawValue), "was": field.base.json, "there": field.theirs.json,
            "here": field.mine.json,
          ]
        }),
    ]
  }
}

extension EntryValue? {
  fileprivate var json: JSON {
    switch self {
    case nil: .null
    case .text(let text), .choice(let text): .string(text)
    case .moment(let moment): .string(moment.iso8601)
    case .day(let day): .string(day.iso8601)
    case .seconds(let seconds): .number(seconds)
    case .flag(let flag): .bool(flag)
    case .list(let texts): .array(texts.map { .string($0) })
    }
  }
}
