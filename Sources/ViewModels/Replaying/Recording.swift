import CRM
public import Canvas
import Strings

/// What went to a terminal, read from an asciicast of version 2 [docs.asciinema.org/manual/asciicast/v2].
public struct Recording: Sendable {
  public struct Frame: Sendable, Hashable {
    /// Since the beginning, in microseconds; never before the frame before it.
    public var at: Int64
    public var bytes: [UInt8]

    public init(at: Int64, bytes: [UInt8]) {
      self.at = at
      self.bytes = bytes
    }
  }

  /// The terminal's at the beginning.
  public let size: Size
  public let frames: [Frame]
  /// Whether the last line is torn: the program that wrote it, or the disk, came to an end.
  public let isTorn: Bool

  public init(size: Size, frames: [Frame], isTorn: Bool = false) {
    self.size = size
    self.frames = frames
    self.isTorn = isTorn
  }

  /// Reads a file's bytes. Events other than output are passed over.
  public init(parsing bytes: [UInt8]) throws(RecordingError) {
    let lines = bytes.split(separator: 0x0A)
    guard let first = lines.first, let header = try? JSON(parsing: Array(first)), let version = header["version"]?.int
    else { throw .noRecording }
    guard version == 2 else { throw .otherVersion(version) }
    var frames: [Frame] = []
    var isTorn = false
    for (index, line) in lines.enumerated().dropFirst() {
      guard let event = try? JSON(parsing: Array(line)), let seconds = event[0]?.double, let code = event[1]?.string,
        let text = event[2]?.string, (0..<1e9).contains(seconds)
      else {
        guard index == lines.count - 1 else { throw .badLine(index + 1) }
        isTorn = true
        break
      }
      guard code == "o" else { continue }
      frames.append(Frame(at: max(frames.last?.at ?? 0, Int64(seconds * 1_000_000)), bytes: Array(text.utf8)))
    }
    self.init(
      size: Size(width: header["width"]?.int ?? 80, height: header["height"]?.int ?? 24), frames: frames,
      isTorn: isTorn)
  }
}

/// Why a file cannot be played.
public enum RecordingError: Error, Sendable, Hashable {
  case noRecording
  case otherVersion(Int)
  /// Counted from 1.
  case badLine(Int)

  public var words: String {
    switch self {
    case .noRecording: Strings.Recordings.noRecording
    case .otherVersion(let version): Strings.Recordings.otherVersion(version)
    case .badLine(let line): Strings.Recordings.badLine(line)
    }
  }
}
