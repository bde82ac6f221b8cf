extension String {
  /// The text as one word of a shell command, for commands that messages propose.
  var shellQuoted: String {
    let text = escapedForMessage
    let isPlain = !text.isEmpty && text.allSatisfy { $0.isLetter || $0.isNumber || "/._-+:@%,=".contains($0) }
    return isPlain
      ? text : "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
