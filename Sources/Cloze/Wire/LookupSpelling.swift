import CRM
import ServiceTransport
import Synchronization

/// How a call names the record it is about. Versions of the API disagree: `uniqueid` up to 2026.2, `id` in 2026.9
/// [cloze-api.md, 3.2].
enum LookupSpelling: Sendable {
  case uniqueID, id

  var other: LookupSpelling { self == .id ? .uniqueID : .id }

  var parameter: Parameter { self == .id ? .id : .uniqueID }
}

/// Which spelling an account's version takes, found out by trying and then kept.
final class LookupMemory: Sendable {
  private let preferred: Mutex<LookupSpelling>

  init(first: LookupSpelling) {
    preferred = Mutex(first)
  }

  /// Calls with one spelling, and once more with the other when Cloze refuses the first for any reason but that there
  /// is no such record.
  func lookUp(
    _ call: (LookupSpelling) async throws(ServiceError) -> JSONObject
  ) async throws(ServiceError) -> JSONObject {
    let first = preferred.withLock { $0 }
    let refusal: ServiceError
    do throws(ServiceError) {
      return try await call(first)
    } catch {
      guard error.reason == .rejected else { throw error }
      refusal = error
    }
    do throws(ServiceError) {
      let reply = try await call(first.other)
      preferred.withLock { $0 = first.other }
      return reply
    } catch {
      // Two refusals: the second may be about the spelling alone, so the first is the one worth reading.
      throw error.reason == .rejected ? refusal : error
    }
  }
}

/// The spellings of one account: for the query of `get` and for the body of `timeline`, whose specification names
/// `uniqueid` but describes `id` [cloze-api.md, 9.2].
struct LookupSpellings: Sendable {
  let query = LookupMemory(first: .uniqueID)
  let body = LookupMemory(first: .id)
}

extension Relation {
  /// The query of a `get`. Only projects have a longer form [cloze-api.md, 3].
  func lookup(_ spelling: LookupSpelling, _ id: String) -> [ServiceRequest.Pair] {
    [spelling.parameter(id)] + (self == .project ? [Parameter.detailed("true")] : [])
  }
}
