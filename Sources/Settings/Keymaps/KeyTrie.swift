import Canvas

/// Key sequences as a tree: one step per key, whatever the number of bindings.
struct KeyTrie: Sendable {
  private struct Node: Sendable {
    var children: [Key: Int] = [:]
    var invocation: Invocation?
  }

  private var nodes = [Node()]

  /// `bindings` must not hold a sequence that another begins with.
  init(_ bindings: [KeyBinding]) {
    for binding in bindings {
      var node = 0
      for key in binding.keys {
        if let next = nodes[node].children[key] {
          node = next
        } else {
          nodes.append(Node())
          nodes[node].children[key] = nodes.count - 1
          node = nodes.count - 1
        }
      }
      nodes[node].invocation = binding.invocation
    }
  }

  func lookup(_ keys: [Key]) -> KeyLookup {
    var node = 0
    for key in keys {
      guard let next = nodes[node].children[key] else { return .unbound }
      node = next
    }
    if let invocation = nodes[node].invocation { return .command(invocation) }
    let following = nodes[node].children.map { key, child in
      KeyLookup.Following(key: key, invocation: nodes[child].invocation)
    }
    return following.isEmpty ? .unbound : .prefix(following: following.sorted { $0.key.notation < $1.key.notation })
  }
}
