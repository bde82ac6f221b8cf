public import Canvas

/// Plays a recording: at its own pace or a multiple, or frame by frame. Pure; a clock and keys come in, frames go out.
public struct Replay: Sendable {
  public enum Event: Sendable, Hashable {
    case started
    /// The time waited for is over.
    case due
    case key(Key)
  }

  public enum Effect: Sendable, Hashable {
    case show([UInt8])
    /// ``Event/due`` is wanted after so many milliseconds; an earlier wish is off.
    case wait(milliseconds: Int)
    case end
  }

  private let frames: [Recording.Frame]
  private let speed: Double
  private var next = 0
  private var isHeld: Bool

  /// `speed` is above 0: 2 is twice as fast. `isStepping` shows a frame for each key.
  public init(_ recording: Recording, speed: Double = 1, isStepping: Bool = false) {
    frames = recording.frames
    self.speed = speed
    isHeld = isStepping
  }

  /// Whether all of it was shown. The last frame stays until a key.
  public var hasEnded: Bool { next == frames.count }

  public mutating func receive(_ event: Event) -> [Effect] {
    switch event {
    case .started: return isHeld ? step() : goOn()
    case .due: return isHeld ? [] : play()
    case .key(let key):
      if Self.stops.contains(key) || hasEnded { return [.end] }
      if key == Key(.character(" ")), !isHeld {
        isHeld = true
        return []
      }
      guard isHeld else { return [] }
      if key == Key(.character("p")) {
        isHeld = false
        return goOn()
      }
      return step()
    }
  }

  private static let stops = [Key(.character("q")), Key(.escape), Key(.character("c"), .control)]

  private mutating func step() -> [Effect] {
    guard !hasEnded else { return [] }
    defer { next += 1 }
    return [.show(frames[next].bytes)]
  }

  /// What is due now: one frame, and those of the same moment.
  private mutating func play() -> [Effect] {
    var effects = step()
    while !hasEnded, frames[next].at == frames[next - 1].at { effects += step() }
    return effects + goOn()
  }

  private func goOn() -> [Effect] {
    guard !hasEnded else { return [] }
    let micros = frames[next].at - (next > 0 ? frames[next - 1].at : 0)
    return [.wait(milliseconds: Int(min(Double(micros) / 1000 / speed, 1e9)))]
  }
}
