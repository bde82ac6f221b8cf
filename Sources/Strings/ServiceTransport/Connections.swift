extension Strings {
  /// Why a request to a service brought no answer, and what is waited for.
  public enum Connections {
    public static func cancelled(_ service: String) -> String { "The request to \(service) was cancelled." }
    public static func notReached(_ service: String, reason: String) -> String {
      "\(service) could not be reached (\(reason))."
    }
    public static func notSecure(_ service: String) -> String { "No secure connection to \(service) came about." }
    public static func broken(_ service: String) -> String {
      "The connection to \(service) broke before the answer was complete."
    }
    public static func notAccepted(_ service: String, within length: String) -> String {
      "\(service) did not accept a connection within \(length)."
    }
    public static func silent(_ service: String, for length: String) -> String {
      "\(service) sent nothing for \(length)."
    }
    public static func notAnswered(_ service: String, within length: String) -> String {
      "\(service) did not answer within \(length)."
    }
    public static func tooMuch(_ service: String, megabytes: Int) -> String {
      "\(service) sent more than \(megabytes) MB in one answer."
    }

    // MARK: What to do

    public static let lookBeforeSendingAgain = "The request may have arrived; look before sending it again."
    public static let checkNetwork = "Check the network connection and the account's url."
    public static let checkClockAndCertificates =
      "Check this machine's clock and certificates, and whether a proxy stands in between."
    public static let askForLess = "Ask for less, for example by a narrower search."

    // MARK: Reasons

    public static let invalidAddress = "the address is not valid"
    public static func unknownName(_ host: String) -> String { "the name \(host) is not known" }
    public static let noConnection = "no connection"
    public static let refused = "connection refused"
    public static let noWayToHost = "no way to the host"
    public static let noNetwork = "no network"
    public static let noReply = "no reply"

    // MARK: What is waited for

    public static func asksToWait(_ service: String, for length: String) -> String {
      "\(service) asks to wait \(length)"
    }
    public static func failed(_ service: String, againIn length: String) -> String {
      "\(service) failed, trying again in \(length)"
    }
    public static func notConnected(to service: String, againIn length: String) -> String {
      "no connection to \(service), trying again in \(length)"
    }
  }
}
