import CRM
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// What a request brings along: its connection, which faults close.
struct SandboxContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  let channel: any Channel

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    channel = source.channel
  }
}

/// Between HTTP and the core.
struct SandboxResponder: HTTPResponder {
  private static let maximumBody = 16 * 1024 * 1024
  private static let dripSize = 64

  let core: SandboxCore

  func respond(to request: Request, context: SandboxContext) async throws -> Response {
    let at = Instant.now.adding(seconds: core.clockShift)
    let body: ByteBuffer
    do {
      body = try await request.body.collect(upTo: Self.maximumBody)
    } catch is NIOTooManyBytesError {
      return Response(status: .contentTooLarge)
    }
    let outcome = core.outcome(of: SandboxRequest(request, body: body, at: at))
    if outcome.delay > 0 { try await Task.sleep(for: .milliseconds(outcome.delay)) }
    return try await deliver(outcome, context.channel)
  }

  private func deliver(_ outcome: Outcome, _ channel: any Channel) async throws -> Response {
    let response = outcome.response
    var headers = HTTPFields()
    for (name, value) in response.headers {
      guard let name = HTTPField.Name(name) else { continue }
      headers.append(HTTPField(name: name, value: value))
    }
    let buffer = ByteBuffer(bytes: response.body)
    let status = HTTPResponse.Status(code: response.status)
    switch outcome.delivery {
    case .whole:
      return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: buffer))
    case .dropped:
      try? await channel.close()
      throw CancellationError()
    case .truncated:
      let body = ResponseBody(contentLength: max(2, response.body.count)) { writer in
        try await writer.write(buffer.getSlice(at: 0, length: buffer.readableBytes / 2) ?? ByteBuffer())
        try await channel.close()
        throw CancellationError()
      }
      return Response(status: status, headers: headers, body: body)
    case .dripped(let milliseconds):
      let body = ResponseBody(contentLength: response.body.count) { writer in
        var rest = buffer
        while let piece = rest.readSlice(length: min(Self.dripSize, rest.readableBytes)), piece.readableBytes > 0 {
          try await writer.write(piece)
          try await Task.sleep(for: .milliseconds(milliseconds))
        }
        try await writer.finish(nil)
      }
      return Response(status: status, headers: headers, body: body)
    }
  }
}

extension SandboxRequest {
  fileprivate init(_ request: Request, body: ByteBuffer, at: Instant) {
    let target = request.head.path ?? "/"
    let path = target.prefix { $0 != "?" && $0 != "#" }
    let query = target.dropFirst(path.count + 1).prefix { $0 != "#" }
    self.init(
      method: request.head.method.rawValue.uppercased(),
      path: path.split(separator: "/").map { PercentCoding.decode($0, isForm: false) },
      query: query.split(separator: "&").map { pair in
        let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        return (
          name: PercentCoding.decode(parts[0], isForm: true),
          value: parts.count > 1 ? PercentCoding.decode(parts[1], isForm: true) : ""
        )
      },
      headers: request.headers.map { (name: $0.name.canonicalName, value: $0.value) },
      body: Array(body.readableBytesView), at: at)
  }
}
