extension CommandRegistry {
  static let movement: [Command] = [
    Command("move-down", "Move down one row", takesCount: true) { browser, _, count in
      browser.move(by: count ?? 1)
    },
    Command("move-up", "Move up one row", takesCount: true) { browser, _, count in
      browser.move(by: -(count ?? 1))
    },
    Command("move-first", "Go to the first row, or to the row of the count", takesCount: true) { browser, _, count in
      browser.move(to: (count ?? 1) - 1)
    },
    Command("move-last", "Go to the last row, or to the row of the count", takesCount: true) { browser, _, count in
      browser.move(to: count.map { $0 - 1 } ?? .max)
    },
    Command("half-page-down", "Move down half a page", takesCount: true) { browser, _, count in
      browser.page(count ?? 1, half: true)
    },
    Command("half-page-up", "Move up half a page", takesCount: true) { browser, _, count in
      browser.page(-(count ?? 1), half: true)
    },
    Command("page-down", "Move down one page", takesCount: true) { browser, _, count in
      browser.page(count ?? 1, half: false)
    },
    Command("page-up", "Move up one page", takesCount: true) { browser, _, count in
      browser.page(-(count ?? 1), half: false)
    },
  ]
}
