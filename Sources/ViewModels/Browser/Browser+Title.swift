import CRM
import MirrorStore
import Strings

/// The window's title.
extension Browser {
  /// Which record is shown, or where one is; nil where the window is to keep its own.
  public var windowTitle: String? {
    guard options.reach.hasTitle else { return nil }
    return Strings.Window.title(detail.stored?.record.title ?? account?.id.rawValue)
  }
}
