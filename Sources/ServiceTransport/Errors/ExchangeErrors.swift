import CRM
import Strings

extension ServiceError {
  static func cancelled(_ service: String, mayHaveArrived: Bool = false) -> ServiceError {
    ServiceError(.cancelled, Strings.Connections.cancelled(service), mayHaveArrived: mayHaveArrived)
  }

  /// The error for a try that brought no answer.
  init(_ failure: ExchangeFailure, service: String, mayRepeat: Bool, limits: TransportLimits) {
    // A call that must not be repeated may have been carried out: the reader has to know.
    let doubt = mayRepeat ? nil : Strings.Connections.lookBeforeSendingAgain
    switch failure {
    case .cannotConnect(let why):
      self.init(
        .unreachable, Strings.Connections.notReached(service, reason: why),
        advice: Strings.Connections.checkNetwork)
    case .insecure:
      self.init(
        .unreachable, Strings.Connections.notSecure(service),
        advice: Strings.Connections.checkClockAndCertificates)
    case .connectionLost:
      self.init(.unreachable, Strings.Connections.broken(service), advice: doubt)
    case .timedOut(.connecting):
      self.init(
        .timeout, Strings.Connections.notAccepted(service, within: Self.seconds(limits.connect)),
        advice: Strings.Connections.checkNetwork)
    case .timedOut(.reading):
      self.init(.timeout, Strings.Connections.silent(service, for: Self.seconds(limits.read)), advice: doubt)
    case .timedOut(.total):
      self.init(.timeout, Strings.Connections.notAnswered(service, within: Self.seconds(limits.total)), advice: doubt)
    case .tooLarge(let limit):
      self.init(
        .malformedAnswer, Strings.Connections.tooMuch(service, megabytes: limit >> 20),
        advice: Strings.Connections.askForLess)
    case .cancelled: self = .cancelled(service)
    }
    mayHaveArrived = failure.mayHaveArrived
  }

  private static func seconds(_ seconds: Double) -> String {
    Strings.Times.seconds(tenths: Int((seconds * 10).rounded()))
  }
}

extension ExchangeFailure {
  /// Whether the server may have taken the request before the try failed.
  var mayHaveArrived: Bool {
    switch self {
    case .cannotConnect, .insecure, .timedOut(.connecting): false
    case .connectionLost, .timedOut(.reading), .timedOut(.total), .tooLarge, .cancelled: true
    }
  }
}
