import CRM
import Strings

/// What an audited change changed: fields by name with their values before and after [cloze-api.md, 5].
struct AuditedChanges: Sendable {
  private let changes: [(field: String, before: JSON?, after: JSON?)]

  init(_ members: JSONObject) {
    changes = (members["changes"]?.object?.members ?? []).compactMap { key, value in
      // Members such as `_since` are about the delivery.
      guard !key.hasPrefix("_"), value.object != nil else { return nil }
      return (key, value["before"], value["after"])
    }
  }

  var includeStage: Bool { changes.contains { $0.field == "stage" } }

  /// `Stage: Prospect → Active`, one line for each field.
  func lines(_ labels: Labels) -> [String] {
    changes.map { field, before, after in
      func text(_ value: JSON?) -> String {
        guard let value, let line = AnyValue.line(value) else { return Strings.ClozeTimelines.nothing }
        return switch field {
        case "stage": labels.stage(line)
        case "segment": labels.segment(line)
        case "assignee": labels.user(line)
        default: line
        }
      }
      return "\(labels.field(field)?.name ?? AnyValue.label(field)): \(text(before)) → \(text(after))"
    }
  }
}
