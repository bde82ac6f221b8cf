/// When a terminal takes the next frame.
public enum FrameReadiness: Sendable, Hashable {
  case now
  /// What is under way on the line would be in front of it for so many milliseconds more, unless the terminal answers
  /// before.
  case after(milliseconds: Int)
  /// A part of the last frame is not written yet: when the terminal's descriptor takes bytes again.
  case whenWritable
}
