/// Why having a domain in common says nothing: people of any company have it.
public enum SharedDomain: Sendable, Hashable, CaseIterable {
  /// Anybody gets an address there.
  case mailbox
  /// People and companies have their pages there.
  case pages

  /// Nil for a domain that is its owner's alone. `name` in lower case; a subdomain is as its domain.
  public init?(_ name: String) {
    var rest = Substring(name)
    while rest.contains(".") {
      if let reason = Self.allCases.first(where: { $0.domains.contains(String(rest)) || $0.has(rest) }) {
        self = reason
        return
      }
      rest = rest.drop { $0 != "." }.dropFirst()
    }
    return nil
  }

  /// Whether it is one of a provider that has a domain in many countries: `yahoo.co.uk`.
  private func has(_ domain: Substring) -> Bool {
    guard self == .mailbox, let first = domain.split(separator: ".").first else { return false }
    let rest = domain.dropFirst(first.count + 1)
    return Self.everywhere.contains(String(first))
      && (rest.utf8.count <= 3 || rest.hasPrefix("co.") || rest.hasPrefix("com."))
  }

  private static let everywhere: Set<String> = ["yahoo", "hotmail", "live", "outlook", "gmx", "ymail"]

  private var domains: Set<String> {
    switch self {
    case .mailbox: Self.mailboxes
    case .pages: Self.pageHosts
    }
  }

  private static let mailboxes: Set<String> = [
    "gmail.com", "googlemail.com", "icloud.com", "me.com", "mac.com", "msn.com", "aol.com", "proton.me",
    "protonmail.com", "pm.me", "zoho.com", "fastmail.com", "fastmail.fm", "hey.com", "tutanota.com", "tuta.io",
    "mail.com", "email.com", "mail.ru", "yandex.ru", "yandex.com", "bk.ru", "inbox.ru", "list.ru", "rambler.ru",
    "web.de", "t-online.de", "freenet.de", "posteo.de", "mailbox.org", "arcor.de", "1und1.de", "wp.pl", "o2.pl",
    "onet.pl", "interia.pl", "op.pl", "seznam.cz", "centrum.cz", "azet.sk", "freemail.hu", "citromail.hu", "abv.bg",
    "ukr.net", "i.ua", "orange.fr", "wanadoo.fr", "free.fr", "laposte.net", "sfr.fr", "libero.it", "virgilio.it",
    "alice.it", "tiscali.it", "telenet.be", "skynet.be", "ziggo.nl", "kpnmail.nl", "planet.nl", "bluewin.ch",
    "telia.com", "sapo.pt", "terra.es", "btinternet.com", "sky.com", "virginmedia.com", "talktalk.net", "ntlworld.com",
    "comcast.net", "verizon.net", "att.net", "sbcglobal.net", "bellsouth.net", "cox.net", "charter.net",
    "earthlink.net", "optonline.net", "rocketmail.com", "rogers.com", "shaw.ca", "sympatico.ca", "telus.net",
    "bigpond.com", "optusnet.com.au", "xtra.co.nz", "qq.com", "163.com", "126.com", "sina.com", "sohu.com",
    "foxmail.com",
    "naver.com", "daum.net", "hanmail.net", "docomo.ne.jp", "ezweb.ne.jp", "softbank.ne.jp", "rediffmail.com",
    "uol.com.br", "bol.com.br", "terra.com.br", "ig.com.br", "walla.co.il", "privaterelay.appleid.com", "duck.com",
  ]

  private static let pageHosts: Set<String> = [
    "linkedin.com", "facebook.com", "fb.com", "instagram.com", "twitter.com", "x.com", "t.me", "tiktok.com",
    "youtube.com", "youtu.be", "pinterest.com", "xing.com", "vk.com", "github.com", "gitlab.com", "medium.com",
    "substack.com", "about.me", "angel.co", "crunchbase.com", "google.com", "goo.gl", "bit.ly", "calendly.com",
    "wa.me", "whatsapp.com", "zoom.us", "yelp.com", "tripadvisor.com", "etsy.com", "amazon.com", "ebay.com",
    "wixsite.com", "wordpress.com", "blogspot.com", "weebly.com", "squarespace.com", "shopify.com", "myshopify.com",
    "github.io", "notion.site", "herokuapp.com", "wikipedia.org", "app.close.com", "cloze.com",
  ]
}
