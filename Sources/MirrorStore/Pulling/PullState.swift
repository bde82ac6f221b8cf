public import CRM

/// How far the pull of a kind of records has come, and of those that come with it.
public struct PullState: Sendable, Hashable {
  public enum Phase: Sendable, Hashable {
    /// The first pull goes on at `position`; nil before its first page.
    case first(position: String?)
    /// Everything is there; changes are asked for from `cursor` on.
    case changes
    /// The keys of a kind are gone through, to find out what was deleted; changes go on at `cursor` afterwards.
    case keys(RecordKind, position: String?)
  }

  public var phase: Phase
  /// Where changes are asked for from; nil before the end of the first pull.
  public var cursor: String?
  /// How many records of the kind there are, as the service said when the first pull began.
  public var total: Int?
  /// How many records of the kind the first pull has brought.
  public var done: Int
  /// When the first pull began. No record that it brings counts as fetched before.
  public var startedAt: Instant
  /// When the first pull was through; nil before that.
  public var finishedAt: Instant?
  /// When all changes were last known.
  public var changedAt: Instant?
  /// By how many records the mirror exceeded the service's count when its keys were last gone through.
  public var excess = 0

  /// A first pull that begins.
  public init(startedAt: Instant) {
    phase = .first(position: nil)
    done = 0
    self.startedAt = startedAt
  }

  public init(
    phase: Phase, cursor: String?, total: Int?, done: Int, startedAt: Instant, finishedAt: Instant?,
    changedAt: Instant?, excess: Int = 0
  ) {
    self.phase = phase
    self.cursor = cursor
    self.total = total
    self.done = done
    self.startedAt = startedAt
    self.finishedAt = finishedAt
    self.changedAt = changedAt
    self.excess = excess
  }
}

/// What a pull has changed in the mirror.
public struct PulledChanges: Sendable, Hashable {
  public var new: [RecordID]
  public var changed: [RecordID]
  public var deleted: [RecordID]
  /// Records in whose timelines something happened, whether or not the mirror has it yet.
  public var timelines: [RecordID]

  public init(
    new: [RecordID] = [], changed: [RecordID] = [], deleted: [RecordID] = [], timelines: [RecordID] = []
  ) {
    self.new = new
    self.changed = changed
    self.deleted = deleted
    self.timelines = timelines
  }

  public var isEmpty: Bool { new.isEmpty && changed.isEmpty && deleted.isEmpty && timelines.isEmpty }

  public var tally: PullTally { PullTally(new: new.count, changed: changed.count, deleted: deleted.count) }
}

/// What saving did to the mirror, in records.
public struct PullTally: Sendable, Hashable {
  public var new: Int
  public var changed: Int
  public var deleted: Int

  public init(new: Int = 0, changed: Int = 0, deleted: Int = 0) {
    self.new = new
    self.changed = changed
    self.deleted = deleted
  }

  public static func += (left: inout PullTally, right: PullTally) {
    left.new += right.new
    left.changed += right.changed
    left.deleted += right.deleted
  }
}
