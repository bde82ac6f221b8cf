import CTerminal
import Canvas
import Foundation
import Testing

@testable import Terminal

@Suite struct DescriptorTests {
  @Test func aFullPipeIsWaitedForAndNothingIsLost() async {
    var ends: [Int32] = [-1, -1]
    #expect(ct_pipe(&ends))
    let (reading, writing) = (ends[0], ends[1])
    let sent = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
    let outcome: WriteOutcome
    async let received = Self.readAll(reading)
    outcome = await Self.write(writing, sent)
    Descriptor.close(writing)
    #expect(await received == sent)
    #expect(outcome.writes > 1)
    #expect(!outcome.isGone)
    Descriptor.close(reading)
  }

  private static func write(_ descriptor: Int32, _ bytes: [UInt8]) async -> WriteOutcome {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread { continuation.resume(returning: Descriptor.writeAll(descriptor, bytes)) }
    }
  }

  private static func readAll(_ descriptor: Int32) async -> [UInt8] {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        var all: [UInt8] = []
        while Descriptor.wait([descriptor], milliseconds: -1)[0] != [],
          case .bytes(let bytes) = Descriptor.read(descriptor, atMost: 1000)
        {
          all += bytes
        }
        continuation.resume(returning: all)
      }
    }
  }

  @Test func readingTellsNothingFromTheEnd() {
    var ends: [Int32] = [-1, -1]
    #expect(ct_pipe(&ends))
    #expect(Descriptor.read(ends[0], atMost: 10) == .nothing)
    #expect(Descriptor.wait([ends[0], -1], milliseconds: 0) == [[], []])
    _ = Descriptor.writeAll(ends[1], [1, 2])
    #expect(Descriptor.wait([ends[0]], milliseconds: 0) == [.readable])
    #expect(Descriptor.read(ends[0], atMost: 10) == .bytes([1, 2]))
    Descriptor.close(ends[1])
    #expect(Descriptor.wait([ends[0]], milliseconds: 0)[0].contains(.broken))
    #expect(Descriptor.read(ends[0], atMost: 10) == .gone)
    Descriptor.close(ends[0])
    #expect(Descriptor.read(9999, atMost: 10) == .gone)
    #expect(Descriptor.writeAll(9999, [1]).isGone)
  }
}
