import CRM
import Canvas
import MirrorStore
import Settings
import Strings

/// Forms: opening one over the panes, typing in it, and leaving it. What is typed is saved as a draft all along.
extension Browser {
  /// A draft is at most this much behind what is typed.
  static let draftMilliseconds = 300

  /// Opens the form for something new about the subject.
  mutating func openForm(_ kind: EntryKind) -> [Effect] {
    guard let subject else { return say(Strings.Common.noRecordSelected) }
    return openForm(DraftKey(subject, kind))
  }

  /// Asks the mirror for what a form needs; keys typed until it is there are kept for the form.
  /// It holds `entry` where one is given, instead of what was written before.
  mutating func openForm(_ key: DraftKey, holding entry: Entry? = nil) -> [Effect] {
    overlay = .opening(OpeningForm(key, holding: entry))
    return [.loadForm(key)]
  }

  mutating func formLoaded(_ source: FormSource) -> [Effect] {
    guard case .opening(let opening) = overlay, opening.key == source.asked else { return [] }
    var source = source
    // Newer than what the mirror has: it could not take this one.
    source.draft = unsavedDrafts[source.asked] ?? source.draft
    guard let form = openForm(source, holding: opening.entry) else {
      let effects = keepTypedAhead(record: source.record)
      overlay = nil
      return effects + release(source.asked)
        + say(Strings.Forms.notOpened(reasonForNoForm(source), isTypedKept: !effects.isEmpty))
    }
    overlay = .form(form)
    return opening.typedAhead.flatMap { typed($0) }
  }

  mutating func formFailed(_ problem: Problem) -> [Effect] {
    var effects = keepTypedAhead()
    if case .opening(let opening) = overlay {
      overlay = nil
      effects += release(opening.key)
    }
    report(problem)
    return effects
  }

  /// Keeps what was typed for a form that will not come. It is a draft of its own: what else there is under the form's
  /// key is not known.
  func keepTypedAhead(record: Record? = nil) -> [Effect] {
    guard case .opening(let opening) = overlay else { return [] }
    let text = opening.text
    guard text.contains(where: { !$0.isWhitespace }) else { return [] }
    let (ref, kind) = (opening.key.ref, opening.key.kind)
    let form = form(for: kind, about: ref, record: record)
    let field = form?.fields.first { $0.type == .multiline } ?? form?.fields.first { $0.type == .line }
    let key = DraftKey(ref, kind, editing: ItemTarget(options.newWriteID(), kind, title: ""))
    return [.saveDraft(Draft(key: key, texts: [field?.field ?? .text: text], savedAt: now))]
  }

  /// The form for an entry about a record, as far as the record is at hand.
  func form(for kind: EntryKind, about ref: RecordRef, record: Record? = nil) -> EntryForm? {
    guard let record = record ?? (detail.ref == ref ? detail.stored?.record : nil),
      let account = accounts.first(where: { $0.id == ref.account })
    else { return nil }
    return options.writing[ref.account]?.rules.form(for: kind, about: record, vocabulary: account.vocabulary)
  }

  private func openForm(_ source: FormSource, holding entry: Entry?) -> OpenForm? {
    let key = source.draft?.key ?? source.asked
    guard let record = source.record, let account = accounts.first(where: { $0.id == key.ref.account }),
      let rules = options.writing[key.ref.account]?.rules,
      var form = rules.form(for: key.kind, about: record, vocabulary: account.vocabulary)
    else { return nil }
    let context = FormContext(now: now, localTime: options.localTime, dateOrder: options.dateOrder)
    func model(_ form: EntryForm, _ draft: Draft?) -> FormModel {
      FormModel(form: form, key: key, subject: record.title, draft: draft, history: lines, context: context)
    }
    let purpose: OpenForm.Purpose
    var untouched = form
    var notice: String?
    if let row = source.row, let written = entry ?? row.write.change.entry {
      // What was deleted there is written anew: nothing is there already.
      form =
        row.conflict?.kind == .deletedThere
        ? form.completing(written, label: form.label) : form.holding(written, label: Strings.Forms.putRight(form.label))
      untouched = form
      switch row.state {
      case .queued, .rejected, .conflict: purpose = .rewrite(row)
      case .sending, .inDoubt: return nil
      case .delivered:
        // It went out as it was while the draft lay there.
        let sent = row.delivery?.item
        let canEdit = sent.map { rules.unavailable(.edit, of: $0) == nil } ?? false
        purpose =
          canEdit
          ? sent.map { .edit(ItemTarget($0), base: EditBase(entry: written, facts: rules.facts(of: $0))) } ?? .new
          : .new
        notice = Strings.Forms.deliveredMeanwhile(canEdit: canEdit)
      }
    } else if let target = key.item, target.write == nil {
      let base = source.base(by: rules)
      if base == nil, source.draft == nil { return nil }
      form = form.holding(base?.entry ?? Entry(key.kind), label: Strings.Forms.edit(target.title))
      untouched = form
      purpose = .edit(target, base: base)
    } else {
      form = form.beginning(with: account.direction)
      untouched = form
      purpose = .new
    }
    let discard = keyName(for: "form-discard", in: .form)
    notice = notice ?? source.draft.map { Strings.Drafts.restored(of: times.moment($0.savedAt), key: discard) }
    return OpenForm(
      model(form, source.draft), purpose: purpose, untouchedTexts: model(untouched, nil).texts, notice: notice)
  }

  private func reasonForNoForm(_ source: FormSource) -> String {
    let kind = source.asked.kind.name.lowercased()
    if source.record == nil { return Strings.Forms.recordNotHere(key: keyName(for: "refresh")) }
    if let row = source.row { return Strings.Forms.notEditableNow(row.write.summary, state: row.state.words) }
    if source.asked.item != nil { return Strings.Forms.goneOrNotEditable(kind) }
    let rules = options.writing[source.asked.ref.account]?.rules
    return source.record.flatMap { rules?.unavailable(source.asked.kind, about: $0) }
      ?? Strings.Forms.notForRecord(kind)
  }

  // MARK: Typing

  /// Changes the open form, and sees to it that what is typed is saved in a moment.
  mutating func editForm(_ change: (inout FormModel) -> FormOutcome) -> [Effect] {
    guard case .form(var form) = overlay else { return [] }
    form.keepTime(now)
    let outcome = change(&form.model)
    var effects: [Effect] = []
    if outcome == .changed {
      form.notice = nil
      // Not put off by further typing: it would never come during a long note.
      if !form.isSaveDue { effects = [.setTimer(.draft, milliseconds: Self.draftMilliseconds)] }
      form.isSaveDue = true
    }
    overlay = .form(form)
    return effects
  }

  /// Saves what was typed in the open form since it was last saved.
  mutating func saveDraft() -> [Effect] {
    guard case .form(var form) = overlay else { return [] }
    let effect = form.takeUnsaved(at: now)
    overlay = .form(form)
    return effect.map { [$0] } ?? []
  }

  /// Saves all that was typed, whatever the mirror is known to have: another closeup may have changed or removed it
  /// meanwhile.
  mutating func keepDraft() -> [Effect] {
    if case .opening = overlay { return keepTypedAhead() }
    guard case .form(var form) = overlay, !form.isUntouched else { return saveDraft() }
    let draft = form.takeDraft(at: now)
    overlay = .form(form)
    return [.saveDraft(draft)]
  }

  mutating func openEditor() -> [Effect] {
    guard case .form(let form) = overlay, let text = form.model.multilineText else { return [] }
    return saveDraft() + [.openEditor(text)]
  }

  mutating func editorClosed(_ text: String?) -> [Effect] {
    guard let text else { return say(Strings.Forms.editorChangedNothing) }
    // At once: the editor's file goes when the draft is there.
    return editForm { $0.replaceText(text) } + saveDraft()
  }

  // MARK: Leaving

  /// Closes the form; what was typed stays as a draft.
  mutating func leaveForm() -> [Effect] {
    guard case .form = overlay else { return closeOverlay() }
    let effects = keepDraft() + [.cancelTimer(.draft)]
    guard case .form(let form) = overlay else { return effects }
    overlay = nil
    let release = release(form.model.key)
    guard form.isDraftKept else { return effects + release }
    return effects + release
      + say(Strings.Drafts.kept(isSentAsItWas: form.isOfQueuedWrite, key: keyName(for: "drafts")))
  }

  /// Closes the form and throws its draft away; `undo` brings it back.
  mutating func discardForm() -> [Effect] {
    guard case .form(let form) = overlay else { return closeOverlay() }
    overlay = nil
    unsavedDrafts[form.model.key] = nil
    let release = release(form.model.key)
    if form.isUntouched, !form.isDraftKept { return [.cancelTimer(.draft)] + release }
    undoable.append(.discarded(form))
    return [.cancelTimer(.draft), .deleteDraft(form.model.key)] + release
      + say(Strings.Drafts.thrownAway(key: keyName(for: "undo")))
  }

  /// Takes the form as it is, or shows what is wrong with it.
  mutating func submitForm() -> [Effect] {
    guard case .form(var form) = overlay else { return [] }
    // Enter on a choice picked from the list takes the choice; the form is not done with it.
    if form.model.isChoosing { return editForm { $0.moveFocus(by: 1) } }
    form.keepTime(now)
    let entry = form.model.submit()
    overlay = .form(form)
    guard let entry else { return saveDraft() }
    for (field, line) in form.model.lines { Self.remember(line, in: &lines[field, default: []]) }
    switch form.purpose {
    case .new: return submit(.create(entry), from: form)
    case .edit(_, let base) where base?.entry == entry:
      overlay = nil
      return [.cancelTimer(.draft), .deleteDraft(form.model.key)] + say(Strings.Forms.nothingChanged)
    case .edit(let target, let base):
      return submit(
        .edit(target, entry, before: base?.entry), from: form,
        inverse: base.map { .edit(target, $0.entry, before: entry) }, base: base?.facts)
    case .rewrite(let row): return rewrite(row, as: entry, from: form)
    }
  }
}
