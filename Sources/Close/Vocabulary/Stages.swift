import CRM

/// Statuses of leads and opportunities in the organisation's order.
struct Stages {
  let leads: [Choice]
  let deals: [Choice]

  /// `GET /me/` carries them too, for keys that may not read the lists. [close-api.md, 13]
  init(me: JSON, leadStatuses: [JSON], dealStatuses: [JSON], pipelines: [JSON]) {
    let organization = me["organizations"]?[0]
    leads = Self.choices(leadStatuses.isEmpty ? organization?["lead_statuses"]?.elements ?? [] : leadStatuses)
    let pipelines = pipelines.isEmpty ? organization?["pipelines"]?.elements ?? [] : pipelines
    let inPipelines = pipelines.flatMap { pipeline in
      let prefix = pipelines.count > 1 ? pipeline["name"]?.filled.map { $0 + ": " } ?? "" : ""
      return Self.choices(pipeline["statuses"]?.elements ?? [], prefix: prefix)
    }
    let listed = Self.choices(
      dealStatuses.isEmpty ? organization?["opportunity_statuses"]?.elements ?? [] : dealStatuses)
    let known = Set(inPipelines.map(\.key))
    deals = inPipelines + listed.filter { !known.contains($0.key) }
  }

  private static func choices(_ rows: [JSON], prefix: String = "") -> [Choice] {
    rows.compactMap { row in row["id"]?.filled.map { Choice($0, prefix + (row["label"]?.filled ?? $0)) } }
  }
}
