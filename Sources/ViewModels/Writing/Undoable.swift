import CRM

/// What `undo` can take back, the newest last in `Browser.undoable`.
enum Undoable: Sendable {
  case write(SentWrite)
  /// A form whose draft was thrown away.
  case discarded(OpenForm)
}

/// A write of this run, and what would undo it.
struct SentWrite: Sendable {
  var row: OutboxItem
  /// Undoes a change that was delivered; nil where nothing does. A new item is undone by deleting it.
  var inverse: Write.Change?
  /// What was typed, to be kept when the write is taken back; nil where only the write tells.
  var texts: [EntryField: String]?
}

/// A write handed to the mirror and not yet known to be in it.
struct SubmittedWrite: Sendable {
  let write: Write
  let dueAt: Instant
  /// The form it was typed in.
  let form: OpenForm?
  let inverse: Write.Change?
  /// The write that this one undoes.
  let undoes: WriteID?
  /// Said once it is safe, instead of the usual words.
  let words: String?
}

/// A question that `y` answers with yes; any other answer leaves all as it is.
public struct Confirmation: Sendable {
  enum Act: Sendable {
    /// Write this change; `undoes` is the write that it undoes, `words` what is said then instead of the usual, `base`
    /// what the item said that is changed.
    case write(Write.Change, about: RecordRef, undoes: WriteID? = nil, words: String? = nil, base: ItemFacts? = nil)
    case discard(WriteID)
    /// Take the marks from all records of the kind.
    case unmarkAll
    case quit
    /// Run a program of the user's.
    case run(ProgramRun)
  }

  public let question: String
  let act: Act
}
