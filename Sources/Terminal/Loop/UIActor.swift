/// The actor of all that belongs to the screen. Its code runs on one thread, the one inside ``UILoop``, in turns with
/// input; until a loop runs, it waits.
///
/// Not the main actor: on Linux that is a queue, not a thread, and blocking it in poll would stop its tasks.
@globalActor
public final actor UIActor {
  public static let shared = UIActor()
  static let executor = UIExecutor()

  private init() {}

  public nonisolated var unownedExecutor: UnownedSerialExecutor { Self.executor.asUnownedSerialExecutor() }

  /// Runs `operation` here and now; a programming error on any thread but the UI's.
  public static func assumeIsolated<T>(_ operation: @UIActor () throws -> T) rethrows -> T {
    precondition(executor.isOnItsThread, "not on the UI thread")
    return try withoutActuallyEscaping(operation) { isolated in
      // The isolation has just been proven, and calling is all that is done with the function.
      try unsafeBitCast(isolated, to: (() throws -> T).self)()
    }
  }
}
