public import CRM
import Strings

extension OutboxProblem {
  /// What is wrong with a write that was looked for in vain: it is given time, and looked for once more, before it is
  /// sent again. The row keeps this, so that whoever looks next knows.
  public static let notThereYet = OutboxProblem(ServiceError(.notFound, Strings.OutboxDetails.notThereYet))
}
