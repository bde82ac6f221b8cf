extension Strings {
  /// What is wrong with the key or the address that an account has for its service.
  public enum ServiceAccess {
    // MARK: The key

    public static func noKey(_ service: String) -> String { "There is no API key for \(service)." }
    public static func impossibleKey(_ service: String) -> String {
      "The API key for \(service) has characters that no key can have."
    }
    public static let checkKeySource = "Check what the account's api_key_command, api_key_env or api_key_file gives."
    public static func keyInAddress(_ service: String) -> String {
      "The API key must not be part of a \(service) address."
    }

    // MARK: The address

    public static func noAddress(_ service: String) -> String {
      "The account's url is not an address \(service) can be reached at."
    }
    public static let howToWriteAddress = "Write it as https://host/path, without user name, question mark or #."
    public static let notEncrypted = "The account's url would send the API key without encryption."
    public static let howToEncrypt =
      "Use https://; plain http is for this machine only (127.0.0.1, [::1] or localhost)."
  }
}
