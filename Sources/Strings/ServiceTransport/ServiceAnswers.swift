extension Strings {
  /// What is wrong with a service's answer.
  public enum ServiceAnswers {
    // MARK: What its status means

    public static func keyNotAccepted(by service: String) -> String { "\(service) did not accept the API key." }
    public static let checkKeyOrLogIn =
      "Check where the account's key comes from (api_key_command, api_key_env or api_key_file), or log in again."
    public static func notInPlan(_ service: String) -> String { "The account's \(service) plan does not include this." }
    public static func notPermitted(_ service: String) -> String { "The API key may not do this on \(service)." }
    public static func askAdministrator(_ service: String) -> String {
      "Ask an administrator of the \(service) account for the permission, or use another key."
    }
    public static func notFound(_ service: String) -> String { "\(service) does not have this." }
    public static let mayBeDeleted = "It may have been deleted or merged; refresh the list."
    public static func gaveUp(_ service: String) -> String { "\(service) gave up waiting for the request." }
    public static func tooFast(_ service: String) -> String { "\(service) asks to slow down." }
    public static let waitALittle = "Wait a little and try again."
    public static func pointsElsewhere(_ service: String) -> String {
      "\(service) points to another address, which is not followed."
    }
    public static let checkURL = "Check the account's url."
    public static func failed(_ service: String, status: Int) -> String {
      "\(service) failed to answer (status \(status))."
    }
    public static let tryLater = "Try again later."
    public static func refused(_ service: String) -> String { "\(service) refused the request." }

    // MARK: What it holds instead of data

    public static func empty(_ service: String) -> String { "\(service) sent an empty answer." }
    public static func webPage(_ service: String) -> String { "\(service) answered with a web page instead of data." }
    public static let checkForProxy =
      "A proxy or a sign-in page may stand in between; check the network and the account's url."
    public static func notReadable(_ service: String, reason: String) -> String {
      "\(service) sent an answer that cannot be read: \(reason)."
    }
  }
}
