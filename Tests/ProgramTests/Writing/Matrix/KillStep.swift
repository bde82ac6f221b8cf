/// A program that writes, and is killed at a step of the way that can be seen from outside.
struct KillStep: Sendable {
  /// What is asked of the service.
  enum Kind: Sendable {
    case write
    /// For what became of a write.
    case look
  }

  /// When it is killed. Requests are counted from 1, for each process.
  enum Moment: Sendable, Equatable {
    /// As soon as the row can be seen in the mirror's files.
    case rowInMirror
    case connected
    case received(Kind, Int)
    case answered(Kind, Int)
    case passedOn(Kind, Int)
  }

  /// What becomes of a request after the death of who made it.
  enum Fate: Sendable {
    case vanishes, isCarriedOut
    /// It is held up on its way until the next process has looked for it in vain.
    case isCarriedOutLate
    case isAnsweredByHalf
  }

  struct Kill: Sendable {
    let moment: Moment
    var fate = Fate.vanishes
    /// What becomes of the first write before that, whose answer never comes; nil lets it go on.
    var firstWrite: Fate?
    /// Whether the request is held until a second program has put another write of the record into the outbox.
    var waitsForSecond = false
  }

  let name: String
  /// The first process makes the write; each further one goes on with the outbox, and is killed as well.
  let kills: [Kill]
  var command = ["note"]
  var account = "work"
  /// How many writes about the record there are.
  var writes = 1
  var cases = 6
  var mustArrive = true

  static let all: [KillStep] = [
    KillStep(name: "as its row appears", kills: [Kill(moment: .rowInMirror)], cases: 12),
    KillStep(
      name: "queued behind another of its record",
      kills: [Kill(moment: .received(.write, 1), waitsForSecond: true)], writes: 2, cases: 4),
    KillStep(name: "connected", kills: [Kill(moment: .connected)]),
    KillStep(name: "request under way, lost", kills: [Kill(moment: .received(.write, 1))]),
    KillStep(
      name: "request under way, carried out then", kills: [Kill(moment: .received(.write, 1), fate: .isCarriedOut)]),
    KillStep(
      name: "request under way, carried out after a look in vain",
      kills: [Kill(moment: .received(.write, 1), fate: .isCarriedOutLate)]),
    KillStep(name: "carried out, not answered", kills: [Kill(moment: .answered(.write, 1))]),
    KillStep(
      name: "half of the answer there", kills: [Kill(moment: .answered(.write, 1), fate: .isAnsweredByHalf)]),
    KillStep(name: "all of the answer there", kills: [Kill(moment: .passedOn(.write, 1))]),
    KillStep(
      name: "in the first look, lost", kills: [Kill(moment: .received(.look, 1), firstWrite: .vanishes)]),
    KillStep(
      name: "in the first look, carried out",
      kills: [Kill(moment: .received(.look, 1), firstWrite: .isCarriedOut)]),
    KillStep(
      name: "as the first look has found it", kills: [Kill(moment: .passedOn(.look, 1), firstWrite: .isCarriedOut)]),
    KillStep(
      name: "after a look in vain", kills: [Kill(moment: .passedOn(.look, 2), firstWrite: .vanishes)]),
    KillStep(
      name: "in the second look", kills: [Kill(moment: .received(.look, 3), firstWrite: .vanishes)]),
    KillStep(
      name: "sent again, lost", kills: [Kill(moment: .received(.write, 2), firstWrite: .vanishes)]),
    KillStep(
      name: "sent again, carried out",
      kills: [Kill(moment: .received(.write, 2), fate: .isCarriedOut, firstWrite: .vanishes)]),
    KillStep(name: "between two of a record", kills: [Kill(moment: .passedOn(.write, 1))], writes: 2),
    KillStep(name: "in the second of a record, lost", kills: [Kill(moment: .received(.write, 2))], writes: 2),
    KillStep(
      name: "in the second of a record, carried out", kills: [Kill(moment: .answered(.write, 2))], writes: 2),
    KillStep(
      name: "and again in the look, carried out",
      kills: [Kill(moment: .received(.write, 1), fate: .isCarriedOut), Kill(moment: .received(.look, 1))]),
    KillStep(
      name: "and again in the look, lost, and again",
      kills: [
        Kill(moment: .received(.write, 1)), Kill(moment: .passedOn(.look, 2)), Kill(moment: .received(.look, 1)),
      ]),
    KillStep(name: "a call, not answered", kills: [Kill(moment: .answered(.write, 1))], command: ["call"]),
    KillStep(name: "a call, lost", kills: [Kill(moment: .received(.write, 1))], command: ["call"]),
    KillStep(name: "a to-do, not answered", kills: [Kill(moment: .answered(.write, 1))], command: ["todo"]),
    KillStep(name: "a to-do, lost", kills: [Kill(moment: .received(.write, 1))], command: ["todo"]),
    KillStep(name: "Cloze, lost", kills: [Kill(moment: .received(.write, 1))], account: "network"),
    KillStep(
      name: "Cloze, carried out then", kills: [Kill(moment: .received(.write, 1), fate: .isCarriedOut)],
      account: "network"),
    KillStep(
      name: "Cloze, not answered, and again",
      kills: [Kill(moment: .answered(.write, 1)), Kill(moment: .answered(.write, 1))],
      account: "network"),
    KillStep(
      name: "Cloze, a call, not answered", kills: [Kill(moment: .answered(.write, 1))], command: ["call"],
      account: "network", mustArrive: false),
    KillStep(
      name: "Cloze, a to-do, lost", kills: [Kill(moment: .received(.write, 1))], command: ["todo"],
      account: "network", mustArrive: false),
  ]
}

extension Relay.Request {
  /// What it asks, as far as it matters here.
  var kind: KillStep.Kind? {
    if method == "POST", body.contains(MatrixText.mark("").prefix(7)) { return .write }
    let isList = target.contains("/activity") || target.contains("/task")
    return method == "GET" && isList && target.contains("lead_id=") ? .look : nil
  }
}
