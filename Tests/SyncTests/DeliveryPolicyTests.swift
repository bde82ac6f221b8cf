import CRM
import Testing

@testable import Sync

@Suite struct DeliveryPolicyTests {
  private let policy = DeliveryPolicy(jitter: 0.5)

  @Test(arguments: [(1, 1.0), (2, 2), (3, 4), (9, 256), (10, 300), (1000, 300), (0, 1)])
  func waitsDoubleUpToTheLongest(failures: Int, longest: Double) {
    #expect(policy.wait(afterFailures: failures, told: nil, chance: 1) == longest)
    #expect(policy.wait(afterFailures: failures, told: nil, chance: 0) == longest / 2)
  }

  @Test func theServicesOwnWaitIsNeverUndercut() {
    #expect(policy.wait(afterFailures: 9, told: 7, chance: 0) == 7)
    #expect(policy.wait(afterFailures: 1, told: 7, chance: 1) == 7.5)
    #expect(policy.wait(afterFailures: 1, told: 1e300, chance: 0) == 86_400)
    #expect(policy.wait(afterFailures: 1, told: -3, chance: 0) == 0)
    #expect(policy.wait(afterFailures: 1, told: .nan, chance: 1) == 1)
  }

  @Test func lookingWaitsLongerForWhatMayStillBeCarriedOut() {
    #expect(policy.settleWait(after: .unreachable, attempts: 1, looks: 0) == 2)
    #expect(policy.settleWait(after: .timeout, attempts: 1, looks: 0) == 10)
    #expect(policy.settleWait(after: .serverFailure, attempts: 1, looks: 0) == 10)
    #expect(policy.settleWait(after: .unreachable, attempts: 2, looks: 1) == 8)
    #expect(policy.settleWait(after: .unreachable, attempts: 90, looks: 90) == 60)
  }
}
