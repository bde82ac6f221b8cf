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
  public internal(set) var text: String
  /// What it found, best first; of an earlier text until the mirror has answered.
  public private(set) var hits: [SearchHit] = []
  /// The text that `hits` are of; nil before the first answer.
  public private(set) var answered: String?
  public private(set) var window: ScrollWindow

  /// More than anybody goes through: whoever does not find it here types another letter.
  static let limit = 100
  /// Hits shown at each key. The best are what one types for; over a slow line a screenful at every letter is too much,
  /// and the others come once the typing rests.
  static let shownWhileTyping = 20

  /// Whether the typing rests, and all is shown.
  public private(set) var isSettled = false

  init(_ scope: Scope, text: String, height: Int) {
    self.scope = scope
    self.text = text
    window = ScrollWindow()
    window.resize(height: height)
  }

  public var selectedHit: SearchHit? { hits.indices.contains(window.selection) ? hits[window.selection] : nil }

  /// Whether there may be more than is shown.
  public var isCut: Bool { hits.count == Self.limit }

  /// Takes what was found for `text`. The best match is under the cursor whenever the text has changed.
  mutating func show(_ hits: [SearchHit], for text: String) {
    let isSame = text == answered
    self.hits = hits
    answered = text
    if !isSame { isSettled = false }
    window.follow(to: isSame ? window.selection : 0, count: hits.count)
  }

  mutating func move(_ change: (inout ScrollWindow) -> Void) {
    change(&window)
    isSettled = true
  }

  mutating func settle() { isSettled = true }

  /// Height of the list, as it was painted.
  mutating func resize(height: Int) { window.resize(height: height) }

  /// The hits to be shown, by their place.
  public var visible: Range<Int> {
    window.visible.clamped(to: 0..<(isSettled ? hits.count : min(hits.count, window.top + Self.shownWhileTyping)))
  }
}
