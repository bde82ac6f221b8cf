extension Strings {
  /// Why Cloze would not take an entry. A `noun` is the kind of the entry in a sentence.
  public enum ClozeEntries {
    public static let noSuchRecords = "Cloze has no such records."

    // MARK: What it says

    public static let emptyNote = "This note is empty."
    public static let eventWithoutSubject = "This event has no subject."
    public static let todoWithoutText = "This to-do has no text."
    public static let todoTooLong = "Cloze keeps no more than 1 kB of a to-do's details."
    public static let shortenTodo = "Shorten it, or write a note beside it."
    public static func noDirection(_ text: String, of noun: String) -> String {
      "“\(text)” is no direction of a \(noun)."
    }
    public static func noOutcome(_ text: String) -> String { "“\(text)” is no outcome of a call." }

    // MARK: When it was

    public static func timeCannotBeSent(of noun: String) -> String {
      "The time of this \(noun) is not one that can be sent."
    }
    public static let dueDateCannotBeSent = "The date of this to-do is not one that can be sent."
    public static func durationCannotBeSent(of noun: String) -> String {
      "The duration of this \(noun) is not one that can be sent."
    }
    public static func noneOfTheFuture(_ noun: String) -> String { "Cloze keeps no \(noun) of the future." }
    public static let giveTimeOrAddTodo = "Give the time it took place, or add a to-do."

    // MARK: Whom it is about

    public static let personWithoutAddress =
      "Cloze files what is written under an e-mail address or phone number, and this person has none."
    public static let companyWithoutDomain =
      "Cloze files what is written under a company's domain, and this company has none."
    public static let projectWithoutAppLink =
      "Cloze files what is written under a project's app link, and this project has none."
    public static let addAddress = "Add one in Cloze and refresh the record."
    public static func cannotFind(_ kind: String, by address: String) -> String {
      "Cloze cannot find the \(kind) by “\(address)”."
    }
    public static let chooseOtherAddress = "Choose another address of the record."
    public static func cannotTellWhoTakesPart(by address: String) -> String {
      "Cloze cannot tell by “\(address)” who takes part."
    }
    public static func cannotTellWhoIsConcerned(by address: String) -> String {
      "Cloze cannot tell by “\(address)” who is concerned."
    }
    public static let giveUsableAddress =
      "Give an e-mail address, a phone number with + and its country code, or a company's domain."
    public static func withCompany(_ noun: String, company: String) -> String {
      "A \(noun) is with people, and \(company) is a company."
    }
    public static let nameCompanyElsewhere = "Name the company among the records it is also about."
    public static let emailWithNobody = "An e-mail needs somebody it is from or to."
    public static let giveEmailAddress = "Give an e-mail address."
  }
}
