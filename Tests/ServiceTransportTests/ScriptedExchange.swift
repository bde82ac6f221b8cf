import ServiceTransport
import Synchronization

/// Answers from a list, in its order, and keeps what was sent.
final class ScriptedExchange: Sendable {
  private struct State {
    var steps: [Result<ExchangeAnswer, ExchangeFailure>]
    var sent: [OutgoingRequest] = []
  }

  private let state: Mutex<State>

  init(_ steps: [Result<ExchangeAnswer, ExchangeFailure>]) {
    state = Mutex(State(steps: steps))
  }

  var sent: [OutgoingRequest] { state.withLock { $0.sent } }

  var exchange: HTTPExchange {
    { request throws(ExchangeFailure) in
      let step = self.state.withLock { state in
        state.sent.append(request)
        return state.steps.isEmpty ? nil : state.steps.removeFirst()
      }
      return try (step ?? .failure(.connectionLost)).get()
    }
  }
}

extension Result<ExchangeAnswer, ExchangeFailure> {
  static func answer(_ status: Int, _ headers: [ServiceRequest.Pair] = [], _ body: String = "{}") -> Self {
    .success(ExchangeAnswer(status: status, headers: HeaderFields(headers), body: Array(body.utf8)))
  }
}

/// A clock that sleeping moves on, and that keeps how long was slept.
final class ScriptedClock: Sendable {
  private struct State {
    var now = 1000.0
    var slept: [Double] = []
  }

  private let state = Mutex(State())

  var slept: [Double] { state.withLock { $0.slept } }

  var clock: TransportClock {
    TransportClock(
      now: { self.state.withLock { $0.now } },
      sleep: { seconds throws(CancellationError) in
        if Task.isCancelled { throw CancellationError() }
        self.state.withLock { state in
          state.now += seconds
          state.slept.append(seconds)
        }
      },
      chance: { 1 })
  }
}

/// Log entries in the order they came.
final class KeptLog: Sendable {
  private let state = Mutex<[RequestLogEntry]>([])

  var entries: [RequestLogEntry] { state.withLock { $0 } }
  var observer: @Sendable (RequestLogEntry) -> Void { { entry in self.state.withLock { $0.append(entry) } } }
}
