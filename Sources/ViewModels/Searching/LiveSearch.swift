public import CRM
public import Canvas
public import MirrorStore

/// What the mirror finds while the search line is being typed. It takes the place of the list as long as it is open.
public struct LiveSearch: Sendable {
  /// Where is looked.
  public enum Scope: Sendable, Hashable {
    /// The records that the list is of.
    case list(AccountID, RecordKind)
    /// Every record of every account.
    case everything
  }

  public let scope: Scope
  /// What is typed.
  public private(set) var text: String
  /// What it found, best first; of an earlier text until the mirror has answered.
  public private(set) var hits: [SearchHit] = []
  /// The text that `hits` are of; nil before the first answer.
  public private(set) var answered: String?
  public private(set) var window: ScrollWindow

  /// More than anybody goes through: whoever does not find it here types another letter.
  public static let limit = 100
  /// Hits asked for at each key. The best are what one types for; to find more of them and, over a slow line, to show
  /// them takes longer than the next letter, so the others come once the typing rests.
  static let limitWhileTyping = 20

  /// Whether the typing rests, and all are asked for.
  public private(set) var isSettled = false
  private var asked = 0
  private var limitOfHits = 0

  init(_ scope: Scope, text: String, height: Int) {
    self.scope = scope
    self.text = text
    window = ScrollWindow()
    window.resize(height: height)
  }

  public var selectedHit: SearchHit? { hits.indices.contains(window.selection) ? hits[window.selection] : nil }

  /// Whether there may be more than is shown.
  public var isCut: Bool { hits.count == limitOfHits }

  /// Takes the line as it is typed now, and says how many hits are to be asked for; nil when they are here.
  mutating func type(_ text: String) -> Int? {
    // Also when it is answered already: what is still asked for a longer text counts no more.
    if text != self.text {
      isSettled = false
      asked = limitOfHits
    }
    self.text = text
    guard answered != text else { return nil }
    asked = Self.limitWhileTyping
    return asked
  }

  /// Takes what was found for `text`, at most `limit`. The best match is under the cursor whenever the text has changed.
  mutating func show(_ hits: [SearchHit], for text: String, limit: Int) {
    let isSame = text == answered
    // Among more hits the best may be others.
    let selected = selectedHit.flatMap { selected in hits.firstIndex { $0.ref == selected.ref } }
    self.hits = hits
    answered = text
    limitOfHits = limit
    if !isSame { isSettled = false }
    window.follow(to: isSame ? selected ?? window.selection : 0, count: hits.count)
  }

  /// Moves the cursor, and says how many hits are to be asked for, as `settle` does.
  mutating func move(_ change: (inout ScrollWindow) -> Void) -> Int? {
    change(&window)
    return settle()
  }

  /// The typing rests. Says how many hits are to be asked for; nil when those that are here or awaited will do.
  mutating func settle() -> Int? {
    isSettled = true
    guard answered == text, isCut, asked < Self.limit else { return nil }
    asked = Self.limit
    return asked
  }

  /// Height of the list, as it was painted.
  mutating func resize(height: Int) { window.resize(height: height) }

  /// The hits to be shown, by their place.
  public var visible: Range<Int> { window.visible.clamped(to: hits.indices) }
}
