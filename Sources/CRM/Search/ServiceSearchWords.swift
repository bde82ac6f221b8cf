import Strings

extension SearchFilter {
  /// `Close cannot be asked for segment: or note:, this is what the mirror has`.
  public static func cannotBeAsked(_ filters: [SearchFilter], of service: String) -> String {
    var names: [String] = []
    for filter in filters where !names.contains(filter.name) { names.append(filter.name) }
    return Strings.Search.cannotBeAsked(service, for: names)
  }
}
