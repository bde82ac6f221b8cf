import NIOCore
import NIOPosix

/// A server on loopback that answers each request with bytes as they are given, broken ones included.
final class CannedServer: Sendable {
  private let channel: any Channel
  let port: Int

  /// `reply` gets the whole request as text; nil drops the connection without an answer.
  init(_ reply: @escaping @Sendable (String) -> Reply) async throws {
    channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(Handler(reply)) }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    port = channel.localAddress?.port ?? 0
  }

  var base: String { "http://127.0.0.1:\(port)/api" }

  func stop() async throws { try await channel.close().get() }

  enum Reply: Sendable {
    case bytes([UInt8])
    /// Sends the bytes, then drops the connection.
    case cut([UInt8])
    /// Takes the request and says nothing.
    case silence

    static func text(_ text: String) -> Reply { .bytes(Array(text.utf8)) }

    static func json(_ body: String, status: String = "200 OK", headers: String = "") -> Reply {
      .text("HTTP/1.1 \(status)\r\n\(headers)content-length: \(body.utf8.count)\r\n\r\n\(body)")
    }
  }

  private final class Handler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let reply: @Sendable (String) -> Reply
    private var received = ""

    init(_ reply: @escaping @Sendable (String) -> Reply) {
      self.reply = reply
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      received += String(buffer: unwrapInboundIn(data))
      guard isComplete else { return }
      let request = received
      received = ""
      switch reply(request) {
      case .bytes(let bytes): context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
      case .cut(let bytes):
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
        context.close(promise: nil)
      case .silence: break
      }
    }

    private var isComplete: Bool {
      guard let end = received.firstRange(of: "\r\n\r\n") else { return false }
      let head = received[..<end.lowerBound].lowercased()
      let length = head.split(separator: "\r\n").first { $0.hasPrefix("content-length:") }
      let expected = length.flatMap { Int($0.dropFirst("content-length:".count).drop { $0 == " " }) } ?? 0
      return received[end.upperBound...].utf8.count >= expected
    }
  }
}
