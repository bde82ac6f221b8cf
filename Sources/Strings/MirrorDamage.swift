extension Strings {
  /// A mirror that could not be used.
  public enum MirrorDamage {
    /// It was moved to `path`, because it was damaged or else too old; the numbers are what was saved of it.
    public static func setAside(
      _ path: String, isDamaged: Bool, writes: Int, drafts: Int, isIncomplete: Bool
    ) -> String {
      let why = isDamaged ? "was damaged" : "of an older version could not be brought up to date"
      return "The mirror \(why) and is set aside as \(path); records are fetched again. "
        + "Saved: \(count(writes, "write")) of the outbox, \(count(drafts, "draft"))"
        + (isIncomplete ? "; more of them may be left there that could not be read." : ".")
    }
    /// `fault` is a whole sentence.
    public static func crashed(_ fault: String) -> String {
      "The mirror was damaged when closeup or this machine went down: it is set aside at the next start. \(fault)"
    }

    private static func count(_ number: Int, _ what: String) -> String { "\(number) \(what)\(number == 1 ? "" : "s")" }
  }
}
