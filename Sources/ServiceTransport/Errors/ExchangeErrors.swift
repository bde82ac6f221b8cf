import CRM

extension ServiceError {
  static func cancelled(_ service: String, mayHaveArrived: Bool = false) -> ServiceError {
    ServiceError(.cancelled, "The request to \(service) was cancelled.", mayHaveArrived: mayHaveArrived)
  }

  /// The error for a try that brought no answer.
  init(_ failure: ExchangeFailure, service: String, mayRepeat: Bool, limits: TransportLimits) {
    // A call that must not be repeated may have been carried out: the reader has to know.
    let doubt = mayRepeat ? nil : "The request may have arrived; look before sending it again."
    switch failure {
    case .cannotConnect(let why):
      self.init(
        .unreachable, "\(service) could not be reached (\(why)).",
        advice: "Check the network connection and the account's url.")
    case .insecure:
      self.init(
        .unreachable, "No secure connection to \(service) came about.",
        advice: "Check this machine's clock and certificates, and whether a proxy stands in between.")
    case .connectionLost:
      self.init(.unreachable, "The connection to \(service) broke before the answer was complete.", advice: doubt)
    case .timedOut(.connecting):
      self.init(
        .timeout, "\(service) did not accept a connection within \(Self.seconds(limits.connect)).",
        advice: "Check the network connection and the account's url.")
    case .timedOut(.reading):
      self.init(.timeout, "\(service) sent nothing for \(Self.seconds(limits.read)).", advice: doubt)
    case .timedOut(.total):
      self.init(.timeout, "\(service) did not answer within \(Self.seconds(limits.total)).", advice: doubt)
    case .tooLarge(let limit):
      self.init(
        .malformedAnswer, "\(service) sent more than \(limit >> 20) MB in one answer.",
        advice: "Ask for less, for example by a narrower search.")
    case .cancelled: self = .cancelled(service)
    }
    mayHaveArrived = failure.mayHaveArrived
  }

  private static func seconds(_ seconds: Double) -> String {
    let tenths = Int((seconds * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10) s" : "\(tenths / 10).\(tenths % 10) s"
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
