#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension BrowserMemory {
  /// Reads what `text` wrote; nil when it is of another version or damaged, which costs the user only the place.
  init?(text: String) {
    guard let memory = try? JSONDecoder().decode(BrowserMemory.self, from: Data(text.utf8)) else { return nil }
    self = memory
  }

  var text: String? {
    (try? JSONEncoder().encode(self)).map { String(decoding: $0, as: UTF8.self) }
  }
}
