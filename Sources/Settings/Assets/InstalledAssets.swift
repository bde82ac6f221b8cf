#if canImport(Darwin)
  import Darwin
  import MachO
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The themes and keymaps that were installed beside a program: `PREFIX/share/closeup` for `PREFIX/bin/closeup`.
public enum InstalledAssets {
  /// The folder for the running program; nil when it does not lie in a folder named `bin`.
  public static var folder: String? { executablePath.flatMap { folder(besideProgram: $0) } }

  static func folder(besideProgram path: String) -> String? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count > 2, parts[parts.count - 2] == "bin" else { return nil }
    return parts.dropLast(2).joined(separator: "/") + "/share/closeup"
  }

  /// Asked of the kernel: Foundation's `Bundle.main` reads every name in the program's folder first, which costs
  /// milliseconds of the start where there are many.
  private static var executablePath: String? {
    #if canImport(Darwin)
      var capacity = UInt32(PATH_MAX)
      var path = [CChar](repeating: 0, count: Int(capacity))
      guard _NSGetExecutablePath(&path, &capacity) == 0, let resolved = realpath(path, nil) else { return nil }
      defer { free(resolved) }
      return String(cString: resolved)
    #else
      var path = [CChar](repeating: 0, count: Int(PATH_MAX))
      let length = readlink("/proc/self/exe", &path, path.count)
      guard length > 0 else { return nil }
      return String(decoding: path[..<length].map(UInt8.init(bitPattern:)), as: UTF8.self)
    #endif
  }
}
