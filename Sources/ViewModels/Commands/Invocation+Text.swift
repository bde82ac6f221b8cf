import Settings

extension Invocation {
  /// The arguments as one text: names with blanks need no quotes.
  var text: String { arguments.joined(separator: " ") }
}
