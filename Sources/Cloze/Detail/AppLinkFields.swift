import CRM
import Strings

/// The record in other applications.
enum AppLinkFields {
  static func fields(_ members: inout UnreadMembers) -> [Field] {
    (members.take("appLinks")?.oneOrMore ?? []).flatMap { element -> [Field] in
      guard let object = element.object else { return AnyValue.fields(Strings.ClozeFields.app, element) }
      var entry = MarkedEntry(object)
      let source = entry.take("source")
      let label = entry.take("label") ?? source ?? Strings.ClozeFields.app
      let key = [source, entry.take("uniqueid")].compactMap { $0 }.joined(separator: ":")
      let address = entry.take("url").map { [Field(entry.label(label), AnyValue.text($0))] } ?? []
      let name =
        key.isEmpty
        ? [] : [Field(address.isEmpty ? entry.label(label) : Strings.ClozeFields.key(of: label), .text(key))]
      return address + name + entry.rest(label)
    }
  }
}
