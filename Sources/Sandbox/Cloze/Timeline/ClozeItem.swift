import CRM

/// One item of a timeline, derived from the world or written. [cloze-api.md, 9]
struct ClozeItem: Sendable {
  /// The values that the timeline's `filter` takes. [cloze-api.md, 9.2]
  enum Kind: String, Sendable {
    case mail, meeting, call, sms, message, inapp, todo, nextstep, note, audit, external
  }

  /// What the key stands for: an event or to-do of the world, or the number of a written item.
  enum Source: Sendable, Hashable {
    case event(Int)
    case todo(Int)
    case written(Int)

    func key(_ keys: ClozeKeys) -> String {
      switch self {
      case .event(let number): keys.text(.event, number)
      case .todo(let number): keys.text(.todo, number)
      case .written(let number): keys.text(.item, number)
      }
    }
  }

  var source: Source
  let kind: Kind
  /// Where it stands in the timeline, UTC milliseconds.
  let at: Int64
  /// UTC milliseconds.
  let changed: Int64
  /// When a reminder that is still open is due; nil for someday, and for what is no reminder.
  var due: Int64?
  var isReminder = false
  var isDocument = false
  /// What `messages/get` returns besides key, dates and preview.
  var members: [(key: String, value: JSON)] = []
  var preview: String?
  var body = ""
  var isHTML = false

  func numbered(_ number: Int) -> ClozeItem {
    var item = self
    item.source = .written(number)
    return item
  }

  /// An item of `messages/get`. Its fields are not documented; these are named as in the creating calls.
  func json(_ keys: ClozeKeys) -> JSON {
    var result = ClozeMembers()
    result.put("key", source.key(keys))
    result.put("changed", milliseconds: changed)
    result.put("type", kind.rawValue)
    result.put("date", milliseconds: at)
    for (key, value) in members { result.put(key, value) }
    result.put("preview", preview ?? Self.preview(of: body))
    return .object(result.object)
  }

  /// At most 1 kB. [cloze-api.md, 9.1]
  static let previewLimit = 1024

  private static func preview(of body: String) -> String {
    guard body.utf8.count > 200 else { return body }
    return String(body.prefix(150)) + "…"
  }
}
