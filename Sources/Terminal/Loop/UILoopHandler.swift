/// What a ``UILoop`` drives.
@UIActor
public protocol UILoopHandler: AnyObject {
  /// Takes one event. Nothing here may block: whatever waits belongs in a task that comes back to ``UIActor``.
  func handle(_ event: UIEvent)
  /// Whether the screen no longer shows what it should.
  var isDirty: Bool { get }
  /// Shows it; afterwards ``isDirty`` is false. Called once at most in a turn.
  func paint()
  /// True when the loop is to end; nothing is painted any more.
  var isFinished: Bool { get }
  /// When ``paint()`` may be called. Until then what changes is gathered.
  var readiness: FrameReadiness { get }
  /// The terminal takes bytes again.
  func sendRest()
  /// The terminal has answered the question for its status.
  func takeAnswer()
}

extension UILoopHandler {
  public var readiness: FrameReadiness { .now }
  public func sendRest() {}
  public func takeAnswer() {}
}
