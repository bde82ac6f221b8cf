/// Words for notes, messages and descriptions.
enum Prose {
  static func event(
    _ kind: EventKind, from direction: Direction, names: (theirs: String, ours: String), isLong: Bool,
    _ dice: inout Dice
  ) -> (subject: String?, text: String) {
    let sender = direction == .outgoing ? names.ours : names.theirs
    let reader = direction == .outgoing ? names.theirs : names.ours
    switch kind {
    case .call: return (nil, dice.percent(70) ? dice.pick(callNotes) : "")
    case .email:
      let subject = dice.pick(subjects)
      let reply = dice.percent(40)
      var body = "\(dice.pick(greetings)) \(reader),\n\n\(paragraph(&dice))\n\n"
      if dice.percent(40) { body += paragraph(&dice) + "\n\n" }
      body += "\(dice.pick(closings))\n\(sender)"
      if reply { body += "\n\n> \(dice.pick(sentences))\n> \(dice.pick(sentences))" }
      return (reply ? "Re: \(subject)" : subject, body)
    case .text: return (nil, dice.pick(texts))
    case .meeting: return (dice.pick(meetings), dice.percent(50) ? paragraph(&dice) : "")
    case .note: return (dice.percent(30) ? dice.pick(noteTitles) : nil, isLong ? long(&dice) : note(&dice))
    case .taskDone: return (todo(&dice), "")
    case .statusChange: return (nil, "")
    }
  }

  static func todo(_ dice: inout Dice) -> String { dice.pick(todos) }
  static func about(_ dice: inout Dice) -> String { dice.pick(abouts) }
  static func dealNote(_ dice: inout Dice) -> String { paragraph(&dice) }

  /// Two to five sentences.
  static func paragraph(_ dice: inout Dice) -> String {
    (0..<dice.number(in: 2...5)).map { _ in dice.pick(sentences) }.joined(separator: " ")
  }

  private static func note(_ dice: inout Dice) -> String {
    switch dice.below(6) {
    case 0: return dice.pick(callNotes)
    case 1:
      let items = (0..<dice.number(in: 2...6)).map { _ in "- \(dice.pick(todos))" }
      return "Next steps:\n" + items.joined(separator: "\n")
    default: return (0..<dice.number(in: 1...3)).map { _ in paragraph(&dice) }.joined(separator: "\n\n")
    }
  }

  /// Minutes somebody pasted whole: between 55 and 60 kB.
  private static func long(_ dice: inout Dice) -> String {
    var text = "Minutes, complete, pasted from the shared document\n"
    var number = 1
    while text.utf8.count < 57_000 {
      text += "\n\(number). \(dice.pick(noteTitles))\n\(paragraph(&dice))\n"
      number += 1
    }
    return text
  }

  private static let greetings = ["Hi", "Dear", "Hello", "Guten Tag", "Bonjour", "Hola", "Hej"]
  private static let closings = ["Best regards,", "Thanks,", "Viele Grüße", "Cordialement,", "Cheers 👋", "Saludos,"]
  private static let subjects = [
    "Your offer of last week", "Next steps", "Invoice 2041 and the missing purchase order", "Introduction",
    "Quick question about delivery", "Angebot Wartungsvertrag", "Rendez-vous jeudi ?", "Contract draft v3",
    "お見積りの件", "Встреча на следующей неделе", "Price list 📎", "Out of office", "Great to meet you at the fair!",
    "[URGENT] access to the portal stopped working for half of the team since this morning's update",
  ]
  private static let sentences = [
    "The budget is approved for the second half of the year.", "They compare us with two other suppliers.",
    "Delivery in under three weeks matters more to them than the price.",
    "The contract needs a signature from the parent company.", "We agreed to send the revised figures by Friday.",
    "Their current system goes out of support in spring.", "Purchasing wants a trial with five seats first.",
    "The warehouse moves in autumn, nothing will happen before that.",
    "Mrs Köhler retires at the end of the year and hands over to her deputy.",
    "See https://docs.harbourandpine.example/offers/2041?rev=3#terms for the details.",
    "He liked the demo, above all the offline mode.", "The discount of 12 % was a misunderstanding; it is 1.2 %.",
    "La réunion est repoussée à jeudi.", "Bitte künftig nur noch per E-Mail.", "来週の火曜日に再度連絡します。",
    "Please use the new VAT number.", "I attach the drawings again, this time with the right scale.",
    "Nobody reads the shared mailbox at the moment.", "They pay late but they pay.",
  ]
  private static let callNotes = [
    "Left a message.", "Wants a call back on Thursday after 3.",
    "Happy with the last delivery, asked about volume prices.",
    "Wrong number; the switchboard put me through.", "In a meeting. Assistant will pass it on.",
    "Long talk about the integration. Needs something to show the board by the end of the month.",
    "Line dropped twice 📵", "Not interested before next year.", "Confirmed the appointment.",
    "Asked to be taken off the list!", "Interested; send price list and two references.",
  ]
  private static let texts = [
    "Running 10 min late, sorry 🙈", "Offer received, thanks!", "Can we move to 14:30?", "👍🏽", "Ok",
    "The parcel is here. Box 3 is missing though", "¿Hablamos mañana?", "明日の打ち合わせ、よろしくお願いします🙏",
    "Call me when you can", "Habe unterschrieben ✅ Scan kommt heute Abend",
  ]
  private static let meetings = [
    "Kick-off", "Demo for the purchasing team", "Quarterly review", "Lunch", "Site visit", "Contract negotiation",
    "Coffee ☕️", "Video call: open questions", "Workshop Lagerverwaltung",
  ]
  private static let noteTitles = [
    "Background", "Decision makers", "After the site visit", "Pricing", "Competition", "Risks", "Open questions",
  ]
  private static let todos = [
    "Send the offer", "Call back about the contract", "Ask for two references", "Prepare the demo",
    "Check the credit limit", "Congratulate on the anniversary 🎂", "Rückruf wegen Liefertermin",
    "Send samples to the new address", "Find out who signs", "Update the forecast", "Chase invoice 2041",
    "Book the train", "Introduce to support", "見積書を送る",
  ]
  private static let abouts = [
    "Prefers the phone to e-mail.", "Met at the fair in Hanover. Collects fountain pens.",
    "Two children, the older one studies in Lyon.", "Vegetarian.", "Speaks Portuguese and a little Dutch.",
    "Knows everyone in the industry; ask for introductions.", "Never before 10.",
  ]
}

extension World {
  func companyDescription(_ i: Int, industry: String) -> String {
    var dice = Dice(seed, .prose, i)
    let since = 1890 + dice.below(130)
    let lead = "\(industry) since \(since)."
    return HostileText.sometimes(dice.percent(60) ? "\(lead) \(Prose.paragraph(&dice))" : lead, oneIn: 200, &dice)
  }
}
