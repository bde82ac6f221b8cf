import CRM

/// A record whose panes were gone to, and how they stood.
struct Visit: Sendable, Hashable {
  var ref: RecordRef
  var pane: Pane
  var detail: ItemScroll
  var timeline: ItemScroll
}

/// The records visited, to go back and forward through as one does through pages.
struct JumpHistory: Sendable {
  /// Visits kept.
  static let limit = 100

  private(set) var visits: [Visit] = []
  /// The visit that one is at; `visits.count` before there is any.
  private(set) var index = 0

  /// The visit that one is at; nil before there is any.
  var current: Visit? { visits.indices.contains(index) ? visits[index] : nil }

  /// Notes a visit. What lay ahead is forgotten, unless it is the record that one is at already.
  mutating func visit(_ visit: Visit) {
    if visits.indices.contains(index), visits[index].ref == visit.ref {
      visits[index] = visit
      return
    }
    visits.removeSubrange(min(index + 1, visits.count)...)
    visits.append(visit)
    visits.removeFirst(max(0, visits.count - Self.limit))
    index = visits.count - 1
  }

  /// The visit before; nil when there is none. `here` is where one is now, which need not be a place visited.
  mutating func back(from here: Visit?) -> Visit? {
    var target = index - 1
    if let here, visits.indices.contains(index) {
      if visits[index].ref == here.ref {
        visits[index] = here
      } else {
        // Coming from elsewhere, the way back leads to the last visit, and the way forward here.
        target = index
        if index == visits.count - 1 {
          visits.append(here)
          if visits.count > Self.limit {
            visits.removeFirst()
            target -= 1
          }
        }
      }
    }
    guard visits.indices.contains(target) else { return nil }
    index = target
    return visits[target]
  }

  /// The visit that was gone back from; nil when there is none.
  mutating func forward(from here: Visit?) -> Visit? {
    if let here, visits.indices.contains(index), visits[index].ref == here.ref { visits[index] = here }
    guard visits.indices.contains(index + 1) else { return nil }
    index += 1
    return visits[index]
  }
}
