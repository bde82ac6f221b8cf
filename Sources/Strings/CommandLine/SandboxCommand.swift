extension Strings {
  /// The sandbox by itself, and the demo that has one of its own.
  public enum SandboxCommand {
    public static func serves(
      closeURL: String, closeKey: String, clozeURL: String, clozeKey: String, records: Int, port: Int
    ) -> String {
      """
      Close  \(closeURL)
             key \(closeKey)
      Cloze  \(clozeURL)
             key \(clozeKey)
      \(records) records. Control: http://127.0.0.1:\(port)/sandbox/ (docs/sandbox.md).
      Stop with Ctrl-C.
      """
    }
    public static func noDemoFolder(_ path: String) -> String { "The folder for the demo cannot be made: \(path)" }
  }
}
