/// Where the world's countries lie and what they pay with.
enum ClozePlaces {
  struct Point: Sendable, Hashable {
    /// Degrees north and east.
    let latitude: Double
    let longitude: Double

    init(latitude: Double, longitude: Double) {
      self.latitude = latitude
      self.longitude = longitude
    }

    /// Reads `44.56,-71.16`.
    init?(_ text: some StringProtocol) {
      let parts = text.split(separator: ",").map { part in Double(String(part.filter { $0 != " " })) }
      guard parts.count == 2, let latitude = parts[0], let longitude = parts[1], abs(latitude) <= 90,
        abs(longitude) <= 180
      else { return nil }
      self.init(latitude: latitude, longitude: longitude)
    }

    /// The square of a distance in degrees of latitude, on a plane: enough to compare near with far.
    func separation(from other: Point) -> Double {
      let north = latitude - other.latitude
      var east = abs(longitude - other.longitude)
      if east > 180 { east = 360 - east }
      // Parallels shrink with the cosine of the latitude; a parabola through it does.
      let shrink = max(0.05, 1 - abs(latitude + other.latitude) * abs(latitude + other.latitude) / 32_400)
      return north * north + east * east * shrink * shrink
    }
  }

  /// A point within a country, moved a little by `number`.
  static func point(in country: String, number: Int) -> Point? {
    guard let place = table.first(where: { $0.country == country }) else { return nil }
    func moved(_ degrees: Double, _ step: Int) -> Double { ((degrees + Double(step) / 100) * 100).rounded() / 100 }
    return Point(latitude: moved(place.latitude, number % 97), longitude: moved(place.longitude, number % 89))
  }

  /// ISO 4217.
  static func currency(_ country: String) -> String { table.first { $0.country == country }?.currency ?? "USD" }

  private static let table: [(country: String, latitude: Double, longitude: Double, currency: String)] = [
    ("US", 39.5, -98.3, "USD"), ("GB", 52.4, -1.9, "GBP"), ("DE", 50.9, 10.2, "EUR"), ("FR", 46.8, 2.5, "EUR"),
    ("ES", 40.2, -3.7, "EUR"), ("BR", -22.9, -46.8, "BRL"), ("PL", 51.9, 19.1, "PLN"), ("SE", 58.6, 14.8, "SEK"),
    ("TR", 39.1, 33.9, "TRY"), ("VN", 16.1, 107.2, "VND"), ("RU", 55.8, 38.4, "RUB"), ("GR", 38.6, 22.9, "EUR"),
    ("JP", 35.9, 138.5, "JPY"), ("CN", 30.7, 114.3, "CNY"), ("KR", 36.3, 127.7, "KRW"), ("IL", 31.9, 34.8, "ILS"),
    ("EG", 29.6, 31.2, "EGP"), ("IN", 18.9, 76.4, "INR"), ("TH", 15.1, 100.6, "THB"),
  ]
}
