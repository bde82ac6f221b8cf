extension Strings {
  /// Why a recording of a terminal cannot be played.
  public enum Recordings {
    public static let noRecording = "it is no recording of a terminal (asciicast, version 2)"
    public static func otherVersion(_ version: Int) -> String {
      "it is an asciicast of version \(version); version 2 can be played"
    }
    public static func badLine(_ line: Int) -> String { "line \(line) is no event of a recording" }
  }
}
