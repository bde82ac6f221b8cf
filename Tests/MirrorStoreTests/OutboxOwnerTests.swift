import CRM
import Testing

@testable import MirrorStore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Suite struct OutboxOwnerTests {
  let folder: Folder
  let store: MirrorStore

  init() throws {
    folder = try Folder()
    store = try MirrorStore(path: folder.file("mirror.sqlite"))
  }

  @Test func ownersAreAliveForAsLongAsTheyAreKept() throws {
    let one = try OutboxOwner(of: store)
    var two: OutboxOwner? = try OutboxOwner(of: store)
    let number = try #require(two?.number)
    #expect(one.isAlive(one.number))
    #expect(one.isAlive(number))
    #expect(two?.isAlive(one.number) == true)
    #expect(!one.isAlive(number ^ 1))
    two = nil
    #expect(!one.isAlive(number))
  }

  @Test func theFileIsTheOwnersOnly() throws {
    let owner = try OutboxOwner(of: store)
    #expect(Folder.mode(of: folder.file("mirror.sqlite-outbox")) == 0o600)
    withExtendedLifetime(owner) {}
  }

  @Test func aMirrorOfTwoNamesHasOneSetOfOwners() throws {
    #expect(symlink(store.path, folder.file("link.sqlite")) == 0)
    let other = try MirrorStore(path: folder.file("link.sqlite"))
    let one = try OutboxOwner(of: store)
    #expect(try OutboxOwner(of: other).isAlive(one.number))
  }

  @Test func aRowThatALivingOwnerSendsIsLeftAlone() throws {
    try store.put(note("a"))
    let first = try OutboxOwner(of: store)
    let claimed = try #require(try store.claim(first))
    let other = try MirrorStore(path: store.path)
    let second = try OutboxOwner(of: other)
    #expect(try other.claim(second, at: moment(9999)) == nil)
    #expect(try other.state("a") == .sending)
    #expect(try store.finish(claimed, .delivered(Delivery()), at: moment(11))?.state == .delivered)
  }

  @Test func aRowWhoseOwnerDiedIsLookedForAndNeverJustSent() throws {
    try store.put(note("a"), note("b"))
    var first: OutboxOwner? = try OutboxOwner(of: store)
    let claimed = try #require(try store.claim(first))
    first = nil
    let second = try OutboxOwner(of: store)
    // A child that another test is starting has the lock as well, until it becomes another program.
    for _ in 1...10_000 where try store.state("a") != .inDoubt {
      #expect(try store.claim(at: moment(20), accounts: [work], by: second, abandonedDelay: 7) == nil)
    }
    #expect(try store.state("a") == .inDoubt)
    #expect(try store.nextOutboxDate(accounts: [work]) == moment(27))
    let look = try #require(try store.claim(second, at: moment(27)))
    #expect(look.task == .settle(sentAt: moment(10)))
    // What the dead one would still say counts no more.
    #expect(try store.finish(claimed, .delivered(delivery("n")), at: moment(28)) == nil)
    #expect(try store.finish(look, .queued(dueAt: moment(28), problem: nil), at: moment(28))?.state == .queued)
    #expect(try store.claim(second, at: moment(28))?.task == .send)
  }

  @Test func aRowThatADeadOwnerLookedForIsLookedForAgainAtOnce() throws {
    try store.put(note("a"))
    var first: OutboxOwner? = try OutboxOwner(of: store)
    let sent = try #require(try store.claim(first))
    _ = try store.finish(sent, .inDoubt(dueAt: moment(20), problem: offline), at: moment(11))
    _ = try #require(try store.claim(first, at: moment(20)))
    first = nil
    let second = try OutboxOwner(of: store)
    #expect(try store.claim(second, at: moment(20))?.task == .settle(sentAt: moment(10)))
  }

  /// The lock is handed to another process, which is then killed: what the kernel does for a killed sender.
  @Test func anotherProcessOwnsUntilItIsKilled() throws {
    try store.put(note("a"))
    var first: OutboxOwner? = try OutboxOwner(of: store)
    _ = try #require(try store.claim(first))
    let child = try sleeper(holding: try #require(first).descriptor)
    first = nil
    let second = try OutboxOwner(of: store)
    #expect(try store.claim(second, at: moment(9999)) == nil)
    #expect(try store.state("a") == .sending)
    kill(child, SIGKILL)
    var status: CInt = 0
    while waitpid(child, &status, 0) == -1, errno == EINTR {}
    #expect(try store.claim(second, at: moment(20)) == nil)
    #expect(try store.state("a") == .inDoubt)
  }

  private func sleeper(holding descriptor: CInt) throws -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, descriptor, 3)
    var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("sleep"), strdup("600"), nil]
    defer { for argument in arguments { free(argument) } }
    var child: pid_t = 0
    try #require(posix_spawnp(&child, "sleep", &actions, nil, &arguments, nil) == 0)
    return child
  }

  @Test func manyOwnersOfOneFileTakeEachRowOnce() async throws {
    for index in 0..<60 { try store.put(note("w\(index)", on: ref("l\(index % 20)"))) }
    let taken = try await withThrowingTaskGroup { group in
      for _ in 0..<4 {
        group.addTask { [path = store.path] in
          let store = try MirrorStore(path: path)
          let owner = try OutboxOwner(of: store)
          var taken: [WriteID] = []
          while let claimed = try store.claim(owner) {
            taken.append(claimed.item.id)
            _ = try store.finish(claimed, .delivered(Delivery()), at: moment(11))
          }
          return taken
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(taken.count == Set(taken).count)
    // One that found the rest waiting behind rows of others has left early, never all of them.
    #expect(Set(taken).count == 60)
    #expect(try store.outbox(delivered: false).isEmpty)
  }
}
