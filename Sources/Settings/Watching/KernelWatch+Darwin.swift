#if canImport(Darwin)
  import Darwin

  /// kqueue, whose own descriptor can be polled [kqueue(2)].
  struct KernelWatch {
    let descriptor: Int32
    private var opened: [Int32] = []

    private static let events = UInt32(
      NOTE_WRITE | NOTE_EXTEND | NOTE_DELETE | NOTE_RENAME | NOTE_REVOKE)

    init?() {
      descriptor = kqueue()
      if descriptor < 0 { return nil }
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }

    func end() {
      for file in opened { close(file) }
      close(descriptor)
    }

    mutating func watch(folders: [String], files: [String]) {
      for file in opened { close(file) }
      opened = []
      for path in Set(folders + files) {
        let file = open(path, O_EVTONLY | O_CLOEXEC)
        guard file >= 0 else { continue }
        var change = kevent(
          ident: UInt(file), filter: Int16(EVFILT_VNODE), flags: UInt16(EV_ADD | EV_CLEAR), fflags: Self.events,
          data: 0, udata: nil)
        if kevent(descriptor, &change, 1, nil, 0, nil) == 0 { opened.append(file) } else { close(file) }
      }
    }

    /// It does not say which file of a folder has come or gone.
    func takeChanges() -> Bool {
      var hasChanged = false
      var event = kevent()
      var now = timespec()
      while kevent(descriptor, nil, 0, &event, 1, &now) > 0 { hasChanged = true }
      return hasChanged
    }
  }
#endif
