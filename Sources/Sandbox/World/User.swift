/// Someone of our own organisation.
struct User: Sendable {
  let index: Int
  let first: String
  let last: String
  let email: String
  let timeZone: String

  var name: String { "\(first) \(last)" }
}

extension World {
  static let organisation = "Harbour & Pine"

  /// The first is the one the API keys act for.
  static let users: [User] = [
    ("Robin", "Vale", "Europe/Berlin"), ("Mei-Lin", "Zhou", "America/Los_Angeles"),
    ("Tomás", "Fuentes", "Europe/Madrid"), ("Aoife", "Ní Bhriain", "Europe/Dublin"),
    ("Kwame", "Mensah", "Africa/Accra"), ("Søren", "Østergaard", "Europe/Copenhagen"),
  ].enumerated().map { index, user in
    let box = ["robin", "meilin", "tomas", "aoife", "kwame", "soren"][index]
    return User(
      index: index, first: user.0, last: user.1, email: "\(box)@harbourandpine.example", timeZone: user.2)
  }
}
