import MirrorStore
import Synchronization

/// The mirrors that this process has opened, so that its end can close what a command used.
enum OpenMirrors {
  private static let stores = Mutex<[MirrorStore]>([])

  static func add(_ store: MirrorStore) { stores.withLock { $0.append(store) } }

  /// The command is through: what was written goes from the log into the file.
  static func finish() {
    let all = stores.withLock { stores in
      defer { stores = [] }
      return stores
    }
    for store in all { store.finish() }
  }
}
