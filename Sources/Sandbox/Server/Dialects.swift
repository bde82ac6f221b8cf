import CRM

/// The two services of one sandbox over one world, as fresh as on the first day.
struct Dialects: Sendable {
  let close: CloseDialect
  let cloze: ClozeDialect

  init(options: SandboxOptions, world: World) {
    close = CloseDialect(
      world: world, key: options.closeKey, rateLimit: options.rateLimit, searchEmbeds: options.closeSearchEmbeds)
    cloze = ClozeDialect(world: world, key: options.clozeKey, timelines: options.clozeTimelines)
  }

  subscript(service: FaultRule.Service) -> any Dialect {
    switch service {
    case .close: close
    case .cloze: cloze
    }
  }
}
