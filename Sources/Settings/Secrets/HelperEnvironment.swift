/// The environment that helper commands run in.
enum HelperEnvironment {
  /// The user's environment without what makes a shell or the loader run other code than was asked for, and with only
  /// absolute folders in `PATH`: a command must not depend on the folder closeup was started in.
  static func hardened(_ environment: [String: String]) -> [String: String] {
    var hardened = environment.filter { name, _ in
      !removed.contains(name) && !removedPrefixes.contains(where: name.hasPrefix)
    }
    let folders = (environment["PATH"] ?? "").split(separator: ":").filter { $0.hasPrefix("/") }
    hardened["PATH"] = folders.isEmpty ? "/usr/local/bin:/usr/bin:/bin" : folders.joined(separator: ":")
    return hardened
  }

  private static let removed: Set<String> = [
    "BASH_ENV", "ENV", "IFS", "CDPATH", "PS4", "SHELLOPTS", "BASHOPTS", "GCONV_PATH",
  ]
  private static let removedPrefixes = ["LD_", "DYLD_", "BASH_FUNC_"]
}
