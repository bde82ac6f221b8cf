import CRM
import HTTPTypes
import HummingbirdCore
import NIOCore

/// Between HTTP and the core.
struct SandboxResponder: Sendable {
  private static let maximumBody = 16 * 1024 * 1024
  private static let dripSize = 64

  let core: SandboxCore

  func respond(to request: Request, _ writer: consuming ResponseWriter, _ channel: any Channel) async throws {
    let at = Instant.now.adding(seconds: core.clockShift)
    let body: ByteBuffer
    do {
      body = try await request.body.collect(upTo: Self.maximumBody)
    } catch is NIOTooManyBytesError {
      try await writer.writeResponse(HTTPResponse(status: .contentTooLarge))
      return
    }
    let outcome = core.outcome(of: SandboxRequest(request, body: body, at: at))
    if outcome.delay > 0 { try await Task.sleep(for: .milliseconds(outcome.delay)) }
    let buffer = ByteBuffer(bytes: outcome.response.body)
    let head = Self.head(outcome)
    switch outcome.delivery {
    case .whole:
      try await writer.write(response: head, body: ResponseBody(byteBuffer: buffer))
    case .dropped:
      try await channel.close()
    case .truncated:
      var body = try await writer.writeHead(head)
      try await body.write(buffer.getSlice(at: 0, length: buffer.readableBytes / 2) ?? ByteBuffer())
      try await channel.close()
    case .dripped(let milliseconds):
      var body = try await writer.writeHead(head)
      var rest = buffer
      while let piece = rest.readSlice(length: min(Self.dripSize, rest.readableBytes)), piece.readableBytes > 0 {
        try await body.write(piece)
        try await Task.sleep(for: .milliseconds(milliseconds))
      }
      try await body.finish(nil)
    }
  }

  private static func head(_ outcome: Outcome) -> HTTPResponse {
    var headers = HTTPFields()
    for (name, value) in outcome.response.headers {
      guard let name = HTTPField.Name(name) else { continue }
      headers.append(HTTPField(name: name, value: value))
    }
    // What is cut short must have promised something.
    let length = outcome.delivery == .truncated ? max(2, outcome.response.body.count) : outcome.response.body.count
    headers[.contentLength] = String(length)
    return HTTPResponse(status: HTTPResponse.Status(code: outcome.response.status), headerFields: headers)
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
