/// Why a sandbox cannot start.
public enum SandboxError: Error, Equatable, CustomStringConvertible {
  case port(Int, reason: String)
  /// The state file cannot be read or written.
  case stateFile(String, reason: String)
  /// The state file was written over other data than was asked for.
  case otherWorld(String, recorded: String, wanted: String)

  public var description: String {
    switch self {
    case .port(let port, let reason):
      "port \(port) cannot be opened: \(reason); choose another, or 0 for any free one"
    case .stateFile(let path, let reason): "state file \(path): \(reason)"
    case .otherWorld(let path, let recorded, let wanted):
      "state file \(path) belongs to a sandbox with \(recorded), not \(wanted); use those values, or another file"
    }
  }
}
