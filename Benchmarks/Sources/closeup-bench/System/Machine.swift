import Foundation

/// What the figures were taken on.
enum Machine {
  static var description: String {
    let process = ProcessInfo.processInfo
    var system = utsname()
    uname(&system)
    let kernel = withUnsafeBytes(of: system) { bytes in
      let size = bytes.count / (MemoryLayout<utsname>.size / MemoryLayout.size(ofValue: system.sysname))
      return [0, 2, 4].map { part in
        String(decoding: bytes[part * size..<(part + 1) * size].prefix { $0 != 0 }, as: UTF8.self)
      }.joined(separator: " ")
    }
    var load = [0.0]
    getloadavg(&load, 1)
    return "\(process.activeProcessorCount) cores, \(process.physicalMemory >> 20) MB, \(kernel), "
      + "load \(load[0].formatted(1))"
  }
}
