import CRM
import Settings

extension WritingSettings.DateOrder {
  /// As forms have it.
  var forms: CRM.DateOrder {
    switch self {
    case .dayFirst: .dayFirst
    case .monthFirst: .monthFirst
    }
  }
}
