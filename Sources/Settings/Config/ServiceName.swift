/// The services an account can be on, as `config.toml` and `closeup login` name them.
public enum ServiceName: String, Sendable, Hashable, CaseIterable {
  case close, cloze, highlevel
}
