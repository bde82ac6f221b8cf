#if os(Linux)
  #if canImport(Musl)
    import Musl
  #else
    import Glibc
  #endif

  /// inotify [inotify(7)].
  struct KernelWatch {
    let descriptor: Int32
    private var watches: [String: Int32] = [:]

    private static let events = UInt32(
      IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE_SELF | IN_MOVE_SELF)

    init?() {
      descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
      if descriptor < 0 { return nil }
    }

    func end() { close(descriptor) }

    mutating func watch(folders: [String], files: [String]) {
      let wanted = Set(folders + files.compactMap { Self.folder(of: realPath($0) ?? $0) })
      for (path, watch) in watches where !wanted.contains(path) {
        inotify_rm_watch(descriptor, watch)
        watches[path] = nil
      }
      // Also those that are watched: the folder may be another one by now.
      for path in wanted {
        let watch = inotify_add_watch(descriptor, path, Self.events | UInt32(IN_ONLYDIR))
        watches[path] = watch < 0 ? nil : watch
      }
    }

    private static func folder(of path: String) -> String? {
      path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) }
    }

    func takeChanges() -> Bool {
      var isSettings = false
      var buffer = [UInt8](repeating: 0, count: 16 * 1024)
      while true {
        let length = read(descriptor, &buffer, buffer.count)
        guard length > 0 else { return isSettings }
        var offset = 0
        while offset + MemoryLayout<inotify_event>.size <= length {
          let event = buffer.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: inotify_event.self) }
          let start = offset + MemoryLayout<inotify_event>.size
          offset = start + Int(event.len)
          let name = String(decoding: buffer[start..<min(offset, length)].prefix { $0 != 0 }, as: UTF8.self)
          let isFolder = event.mask & UInt32(IN_ISDIR) != 0
          // Without a name it is the folder itself, or too much has happened to be told.
          if isFolder || name.isEmpty || name.hasSuffix(".toml") { isSettings = true }
        }
      }
    }
  }
#endif
