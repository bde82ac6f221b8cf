import ArgumentParser
import Settings
import Strings

/// The flag that says for once how many colours to use, whatever config and environment say.
struct ColorFlag: ParsableArguments {
  @Option(
    help: ArgumentHelp("Colours to use: auto, true, 256, 16, 8 or mono; over the config and NO_COLOR.", valueName: "n"),
    transform: Self.mode)
  var color: InterfaceSettings.ColorMode?

  private static func mode(_ text: String) throws -> InterfaceSettings.ColorMode {
    if let mode = InterfaceSettings.ColorMode(rawValue: text) { return mode }
    let allowed = InterfaceSettings.ColorMode.allCases.map(\.rawValue).joined(separator: ", ")
    throw ValidationError(Strings.Arguments.noColor(text, allowed: allowed))
  }
}
