import Foundation
import Testing

extension WritingWithTheProgram {
  /// Hundreds of writes from processes of their own, against services that fail in every way there is, and with the
  /// processes killed at every step of the way. Whatever was accepted is in the CRM once, or waits visibly for the user.
  @Suite struct FaultMatrixTests {
    @Test func nothingIsLostAndNothingIsDoubled() async throws {
      let began = Date()
      async let services = ServiceFault.runAll()
      async let kills = KillStep.runAll()
      let rows = try await services + kills
      print(MatrixRow.table(rows))
      print("\(rows.reduce(0) { $0 + $1.cases }) writes in \(Int(Date().timeIntervalSince(began))) s")
      #expect(rows.reduce(0) { $0 + $1.cases } >= 300)
      for row in rows {
        #expect(row.lost == 0, "\(row.name): lost")
        #expect(row.doubled == 0, "\(row.name): doubled")
        #expect(row.disordered == 0, "\(row.name): in the wrong order")
        #expect(row.unsettled == 0, "\(row.name): neither there nor shown to the user")
        if row.mustArrive { #expect(row.waiting == 0, "\(row.name): all arrive once the service is well") }
        #expect(row.arrived + row.waiting + row.notAccepted == row.cases, "\(row.name): each is accounted for")
      }
    }
  }
}
