import Strings

/// Something a list can show of its records beside their names.
public struct RecordColumn: Sendable, Hashable, Identifiable {
  /// Where what it shows comes from.
  public enum Source: Sendable, Hashable {
    case subtitle, status, value, created, updated
    /// The last call, e-mail, message or meeting on the timeline, as far as the mirror has it.
    case lastContact
    /// The open to-do that is due first, as far as the mirror has the timeline.
    case nextStep
    /// The first field of the record with this label; a label such as `Phone (work)` is one of `Phone`.
    case field(String)
  }

  /// What commands and the memory call it: `status`, `next-step`; unique within a kind.
  public var id: String
  /// What stands above it.
  public var title: String
  public var source: Source
  /// Columns of the screen that it takes unless the user says otherwise.
  public var width: Int
  /// Whether it is shown unless the user says otherwise.
  public var isUsual: Bool
  /// Keys of the kind's orders that sort by it; empty where the service has none.
  public var sortKeys: [String]

  public init(
    _ id: String, _ title: String, _ source: Source, width: Int, isUsual: Bool = true, sortKeys: [String] = []
  ) {
    self.id = id
    self.title = title
    self.source = source
    self.width = width
    self.isUsual = isUsual
    self.sortKeys = sortKeys
  }

  /// A column of a field that only this account has, or that only some records have.
  public init(field label: String) {
    self.init(Self.fieldMark + label, label, .field(label), width: 16, isUsual: false)
  }

  /// The column that an id of `init(field:)` names; nil for any other.
  public init?(fieldID id: String) {
    guard id.hasPrefix(Self.fieldMark), id.count > Self.fieldMark.count else { return nil }
    self.init(field: String(id.dropFirst(Self.fieldMark.count)))
  }

  private static let fieldMark = "field:"

  /// What every record may have.
  public static let plain = [
    RecordColumn("status", Strings.Columns.status, .status, width: 14),
    RecordColumn("about", Strings.Columns.about, .subtitle, width: 20),
    RecordColumn("value", Strings.Columns.value, .value, width: 12),
    RecordColumn("updated", Strings.Columns.updated, .updated, width: 13),
  ]
}

extension Field {
  /// Whether it goes by this label, with or without what the label says more precisely in brackets.
  public func isLabelled(_ label: String) -> Bool {
    self.label == label || (self.label.hasPrefix(label) && self.label.dropFirst(label.count).hasPrefix(" ("))
  }
}
