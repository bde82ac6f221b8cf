/// Header fields of an answer; names match in any case.
public struct HeaderFields: Sendable {
  public let fields: [ServiceRequest.Pair]

  public init(_ fields: [ServiceRequest.Pair] = []) {
    self.fields = fields
  }

  /// The value of the first field of that name.
  public subscript(name: String) -> String? {
    let wanted = name.lowercased()
    return fields.first { $0.name.lowercased() == wanted }?.value
  }
}
