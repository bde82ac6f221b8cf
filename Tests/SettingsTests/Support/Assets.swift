import BuiltinAssets
import Foundation
import Settings

/// A finder that knows only these texts, by file name.
func finder(_ files: [String: String]) -> AssetFinder {
  AssetFinder(folders: [], builtin: AssetSource(fileNames: files.keys.sorted()) { files[$0] })
}

/// The themes and keymaps that come with the program.
let bundled = AssetFinder(
  folders: [], builtin: AssetSource(fileNames: BuiltinAssets.fileNames, text: BuiltinAssets.text(of:)))

/// The commands of the program.
let commandNames = """
  move-down move-up move-first move-last half-page-down half-page-up page-down page-up focus focus-left focus-right \
  focus-next focus-previous open back search view views kind kinds account accounts sort refresh redraw help \
  command-line theme quit suspend fold fold-all menu-down menu-up menu-page-down menu-page-up menu-choose menu-close \
  prompt-accept prompt-cancel prompt-complete prompt-history-previous prompt-history-next errors clear-search go \
  find linked interleave result-next result-previous result-page-down result-page-up \
  log-call add-note add-todo log complete postpone reassign edit delete undo outbox drafts open-editor outbox-open \
  outbox-retry outbox-arrived outbox-edit outbox-discard form-accept form-cancel form-next form-previous \
  form-choose-next form-choose-previous form-newline form-discard confirm-yes confirm-no \
  copy open-link mouse palette stop sheet-close \
  conflicts conflict-mine conflict-theirs conflict-all-mine conflict-all-theirs conflict-edit conflict-accept \
  zoom pane-wider pane-narrower pane-edge toggle-pane panes-reset jump-back jump-forward dates columns column \
  column-wider column-narrower column-earlier column-later column-sort columns-reset mark mark-next mark-previous \
  marked unmark-all find-in-pane find-next find-previous tutor
  """.split(separator: " ").map(String.init)

/// The project's folder: two above that of the tests, wherever links lead.
let projectFolder: URL =
  URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()
