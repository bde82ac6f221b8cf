extension Strings {
  /// Why a key does not reach closeup from most terminals.
  public enum KeyReach {
    public static func mostlySent(as key: String) -> String { "most terminals send it as \(key)" }
    public static func sent(as key: String) -> String { "terminals send it as \(key)" }
    public static let mostlyNotSent = "most terminals cannot send it"
    public static let beginsCodes = "most terminals begin the codes of other keys with it"
    public static let pastes = "most terminals paste with it"
    public static let scrolls = "most terminals scroll their own text with it"
    public static let changesTab = "many terminals change their tab with it"
    public static let rareOnKeyboards =
      "few keyboards have it, and most terminals send it as another key with shift"
  }
}
