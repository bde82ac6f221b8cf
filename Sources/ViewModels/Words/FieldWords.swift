public import CRM
public import Canvas
import Strings

extension ColumnValue {
  /// What a column says.
  public func words(_ times: TimeText) -> String {
    switch self {
    case .field(let value): value.words(times)
    case .todo(let item): "\(times.when(item)) · \(item.title)"
    }
  }
}

extension FieldValue {
  /// What the value says, as it is read.
  public func words(_ times: TimeText) -> String {
    switch self {
    case .text(let text), .longText(let text), .email(let text), .phone(let text), .url(let text): text
    case .moment(let instant): times.moment(instant)
    case .date(let date): times.day(date)
    case .flag(let flag): flag ? Strings.Common.yes : Strings.Common.no
    case .list(let values): values.joined(separator: ", ")
    }
  }

  /// What opens when the value is opened; nil for what leads nowhere.
  public var link: LinkAddress? {
    switch self {
    case .url(let text): LinkAddress(text)
    case .email(let text): LinkAddress(mail: text)
    case .phone(let text): LinkAddress(phone: text)
    default: nil
    }
  }
}
