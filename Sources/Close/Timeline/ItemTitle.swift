import Strings

/// How titles of timeline items begin where that tells two kinds of activity apart that are one kind of item.
enum ItemTitle {
  static let sms = Strings.EntryKinds.textMessage
  static let whatsApp = Strings.CloseItems.whatsApp
  static let emailThread = Strings.CloseItems.emailThread
  static let formSubmission = Strings.CloseItems.formSubmitted
  static let pinned = Strings.CloseItems.pinned
  static let noteWithoutText = Strings.CloseItems.noteWithoutText
  static let task = Strings.CloseItems.task
}
