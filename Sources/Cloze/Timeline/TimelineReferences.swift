import CRM

/// A reply of `timeline`: what there is, newest first, and the stamp that leads further into the past.
struct TimelineReferences {
  let list: [TimelineReference]
  /// Opaque, number or text; goes back as it came.
  let stamp: JSON?

  init(_ reply: JSONObject) {
    list = (reply["messages"]?.array ?? []).compactMap(TimelineReference.init)
    stamp = reply["stamp"].value
  }

  /// The reference a message answers: by its key, or by its place when every reference got its message.
  func match(_ message: JSON, at index: Int, of count: Int) -> TimelineReference? {
    if let key = message["key"]?.word { return list.first { $0.key == key } }
    return count == list.count ? list[index] : nil
  }
}

/// `{key, changed}`, as `messages/get` wants it back.
struct TimelineReference {
  let key: String
  let changed: JSON?

  init?(_ json: JSON) {
    guard let key = json["key"]?.word ?? json.word else { return nil }
    self.key = key
    changed = json["changed"].value
  }

  var members: [(key: String, value: JSON)] {
    [Parameter.key(.string(key))] + (changed.map { [Parameter.changed($0)] } ?? [])
  }
}
