import CRM
import Strings

/// Who a message is from and to, as the writing calls name them: `from`, `name`, and `recipients` by role
/// [cloze-api.md, 9.1].
struct Participants: Sendable {
  let sender: Participant?
  private let senderName: String?
  private let recipients: [Participant]

  init(_ members: JSONObject) {
    let named = (members["recipients"]?.oneOrMore ?? []).compactMap(Participant.init)
    sender = (members["from"] ?? members["assigner"]).flatMap(Participant.init) ?? named.first { $0.role == .from }
    senderName = members.word("name")
    recipients = named.filter { $0.role != .from }
  }

  func actor(_ labels: Labels) -> String? { sender?.label ?? senderName ?? sender?.name(labels) }

  /// A line for every role that somebody has.
  func lines(_ labels: Labels) -> [String] {
    [
      (Participant.Role.to, Strings.Recipients.to), (.cc, Strings.Recipients.cc), (.bcc, Strings.Recipients.bcc),
    ].compactMap { role, label in
      let names = recipients.filter { $0.role == role }.map { $0.name(labels) }
      return names.isEmpty ? nil : "\(label): \(names.joined(separator: ", "))"
    }
  }
}

/// Someone named by a message: a bare address, or an object with address and name.
struct Participant: Sendable {
  enum Role: String, Sendable {
    case to, cc, bcc, from
  }

  let address: String?
  let label: String?
  let role: Role

  init?(_ json: JSON) {
    address = json.word ?? json["value"]?.word ?? json["email"]?.word
    label = json["name"]?.word
    role = json["role"]?.word.flatMap(Role.init) ?? .to
    if address == nil, label == nil { return nil }
  }

  func name(_ labels: Labels) -> String { label ?? address.map(labels.user) ?? "" }
}
