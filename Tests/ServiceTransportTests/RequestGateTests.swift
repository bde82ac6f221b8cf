import Testing

@testable import ServiceTransport

@Suite struct RequestGateTests {
  @Test func admitsInOrderAndNoMoreThanAllowed() {
    var gate = RequestGate(maximumInFlight: 2)
    for ticket in 1...4 { gate.ask(UInt64(ticket)) }
    #expect(gate.admit(at: 0).tickets == [1, 2])
    #expect(gate.admit(at: 0).tickets == [])
    gate.finish()
    #expect(gate.admit(at: 0).tickets == [3])
    #expect(gate.inFlight == 2)
  }

  @Test func staysClosedUntilTheLatestMomentTold() {
    var gate = RequestGate(maximumInFlight: 4)
    gate.close(until: 5)
    gate.close(until: 3)
    gate.ask(1)
    let closed = gate.admit(at: 4)
    #expect(closed.tickets == [] && closed.lookAgainAt == 5)
    #expect(gate.secondsUntilOpen(at: 4) == 1)
    #expect(gate.admit(at: 5).tickets == [1])
    #expect(gate.secondsUntilOpen(at: 6) == 0)
  }

  @Test func nobodyIsWokenForAnEmptyQueue() {
    var gate = RequestGate(maximumInFlight: 4)
    gate.close(until: 5)
    #expect(gate.admit(at: 0).lookAgainAt == nil)
  }

  @Test func oneThatGivesUpIsPassedOver() {
    var gate = RequestGate(maximumInFlight: 1)
    for ticket in 1...3 { gate.ask(UInt64(ticket)) }
    gate.giveUp(1)
    #expect(gate.admit(at: 0).tickets == [2])
  }
}
