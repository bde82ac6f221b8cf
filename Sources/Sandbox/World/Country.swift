/// A word as it is written, and in plain ASCII for addresses.
struct Spelled: Sendable, Hashable {
  let written: String
  let ascii: String
}

struct City: Sendable {
  let name: String
  let region: String?
  let postcode: String
  let timeZone: String
}

/// What names, places and numbers look like in one country. A class because it is handed about for every record, and
/// copying a structure of so many lists costs more than making the record.
final class Country: Sendable {
  /// ISO 3166, two letters.
  let code: String
  let name: String
  /// How often it occurs among the others.
  let weight: Int
  let given: [Spelled]
  let family: [Spelled]
  /// Family name first, and what stands between the two.
  let familyFirst: Bool
  let joiner: String
  let cities: [City]
  /// First words and second words of company names, and what ends them.
  let words: [Spelled]
  let trades: [Spelled]
  let endings: [String]
  let streets: [String]
  /// Country code without the plus.
  let dial: String
  /// National number, a digit for each `#`.
  let mobile: String
  let office: String

  private init(
    code: String, name: String, weight: Int, given: [Spelled], family: [Spelled], familyFirst: Bool = false,
    joiner: String = " ", cities: [City], words: [Spelled], trades: [Spelled], endings: [String], streets: [String],
    dial: String, mobile: String, office: String
  ) {
    self.code = code
    self.name = name
    self.weight = weight
    self.given = given
    self.family = family
    self.familyFirst = familyFirst
    self.joiner = joiner
    self.cities = cities
    self.words = words
    self.trades = trades
    self.endings = endings
    self.streets = streets
    self.dial = dial
    self.mobile = mobile
    self.office = office
  }

  /// `"José=jose Åsa=asa"`; an underscore is a space, and a word without `=` is its own ASCII.
  fileprivate static func spelled(_ text: String) -> [Spelled] {
    text.split(separator: " ").map { entry in
      let parts = entry.split(separator: "=").map { $0.map { $0 == "_" ? " " : String($0) }.joined() }
      let ascii = (parts.count > 1 ? parts[1] : parts[0].lowercased()).filter {
        $0.isASCII && ($0.isLetter || $0.isNumber)
      }
      return Spelled(written: parts[0], ascii: ascii)
    }
  }

  /// `"München||80331|Europe/Berlin"`, separated by semicolons.
  fileprivate static func cities(_ text: String) -> [City] {
    text.split(separator: ";").map { entry in
      let parts = entry.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      return City(
        name: parts[0], region: parts[1].isEmpty ? nil : parts[1], postcode: parts[2], timeZone: parts[3])
    }
  }

  fileprivate static func list(_ text: String) -> [String] { text.split(separator: ";").map(String.init) }
}

extension Country {
  static let all: [Country] = latin + otherScripts

  /// Indices into `all`, each as often as its weight says.
  static let drawn: [Int] = all.indices.flatMap { Array(repeating: $0, count: all[$0].weight) }

  private static let latin: [Country] = [
    Country(
      code: "US", name: "United States", weight: 22,
      given: spelled("Alice Marcus Denise Tyrone Grace Walter Naomi Hector Priscilla Owen Shanice Beau June Leroy"),
      family: spelled("Bluth Carter Nakamura O'Brien=obrien Washington Delgado Klein Abernathy Stone Park Reyes Moss"),
      cities: cities(
        "Portland|OR|97205|America/Los_Angeles;Austin|TX|78701|America/Chicago;Buffalo|NY|14202|America/New_York;"
          + "Boise|ID|83702|America/Boise"),
      words: spelled("Bluth Northwind Copper_Ridge=copperridge Blue_Heron=blueheron Lakeside Union Summit Ironwood"),
      trades: spelled("Foods Logistics Software Dental Robotics Hardware Insurance Brewing Outfitters Analytics"),
      endings: list("Inc.;LLC;Co.;Group;"), streets: list("Main St;Oak Avenue;NW 23rd Pl;Industrial Pkwy"),
      dial: "1", mobile: "(503) 555-01##", office: "(212) 555-01##"),
    Country(
      code: "GB", name: "United Kingdom", weight: 8,
      given: spelled("Imogen Alistair Siân=sian Callum Poppy Rhys Harriet Fergus Zoë=zoe Nigel"),
      family: spelled(
        "Ashworth Llewellyn Pemberton MacLeod Okafor Featherstone Singh Blackwood Hughes-Jones=hughesjones"),
      cities: cities("Leeds||LS1 4DY|Europe/London;Glasgow||G1 2FF|Europe/London;Bristol||BS1 5TR|Europe/London"),
      words: spelled("Harbour Kestrel Thistle Foxglove Old_Mill=oldmill Pennine Castle"),
      trades: spelled("Press Joinery Textiles Marine Catering Audio Lettings"),
      endings: list("Ltd;PLC;& Sons;"), streets: list("High Street;Station Road;Mill Lane"),
      dial: "44", mobile: "7700 9001##", office: "113 496 0###"),
    Country(
      code: "DE", name: "Germany", weight: 9,
      given: spelled(
        "Jürgen=juergen Käthe=kaethe Sören=soeren Anneliese Björn=bjoern Ulrike Matthias Heidrun Götz=goetz"),
      family: spelled(
        "Müller=mueller Weiß=weiss Schäfer=schaefer Köhler=koehler Großmann=grossmann Vogt Özdemir=oezdemir"),
      cities: cities("München|BY|80331|Europe/Berlin;Köln|NW|50667|Europe/Berlin;Görlitz|SN|02826|Europe/Berlin"),
      words: spelled("Rhein Bergmann Südwind=suedwind Lüttich=luettich Hanse Grünwald=gruenwald"),
      trades: spelled(
        "Metallbau Feinmechanik Großhandel=grosshandel Küchen=kuechen Verlag Gebäudetechnik=gebaeudetechnik"),
      endings: list("GmbH;AG;KG;e.K."), streets: list("Hauptstraße;Am Mühlbach;Königsallee"),
      dial: "49", mobile: "151 2345####", office: "89 1234####"),
    Country(
      code: "FR", name: "France", weight: 7,
      given: spelled(
        "Zoé=zoe François=francois Hélène=helene Loïc=loic Amélie=amelie Benoît=benoit Noël=noel Maëlle=maelle"),
      family: spelled(
        "Lefèvre=lefevre Gagné=gagne D'Aubigné=daubigne Béranger=beranger Nguyễn=nguyen Le_Goff=legoff Ça-Ira=cayra"),
      cities: cities("Besançon||25000|Europe/Paris;Nîmes||30000|Europe/Paris;Saint-Étienne||42000|Europe/Paris"),
      words: spelled("Étoile=etoile Forêt=foret Atelier Maison Horizon Belle_Époque=belleepoque"),
      trades: spelled(
        "Conseil Pâtisserie=patisserie Mécanique=mecanique Vignobles Éditions=editions Matériaux=materiaux"),
      endings: list("SARL;SA;SAS;"), streets: list("rue de l'Église;boulevard Voltaire;place du Marché"),
      dial: "33", mobile: "6 12 34 ## ##", office: "1 40 20 ## ##"),
    Country(
      code: "ES", name: "Spain", weight: 5,
      given: spelled("Íñigo=inigo José=jose Begoña=begona Raúl=raul Nuria Martín=martin Concepción=concepcion"),
      family: spelled("Núñez=nunez García=garcia Ibáñez=ibanez Peña=pena Etxeberria Vázquez=vazquez"),
      cities: cities("A Coruña|GA|15001|Europe/Madrid;Cádiz|AN|11001|Europe/Madrid;Logroño|RI|26001|Europe/Madrid"),
      words: spelled("Sol_y_Mar=solymar Peñalara=penalara Nuevo_Año=nuevoanio Ebro Compás=compas"),
      trades: spelled("Cerámicas=ceramicas Transportes Diseño=diseno Aceites Ingeniería=ingenieria"),
      endings: list("S.L.;S.A.;"), streets: list("Calle Mayor;Avenida de España;Plaza del Rincón"),
      dial: "34", mobile: "612 34# ###", office: "91 123 4# ##"),
    Country(
      code: "BR", name: "Brazil", weight: 5,
      given: spelled("João=joao Conceição=conceicao Thaís=thais Antônio=antonio Luíza=luiza Estêvão=estevao"),
      family: spelled("Gonçalves=goncalves Araújo=araujo Simões=simoes Magalhães=magalhaes Brandão=brandao"),
      cities: cities("São Paulo|SP|01310-100|America/Sao_Paulo;Maceió|AL|57020-000|America/Maceio"),
      words: spelled("Ipê=ipe Sertão=sertao Açaí=acai Pão_de_Açúcar=paodeacucar Jacarandá=jacaranda"),
      trades: spelled("Comércio=comercio Soluções=solucoes Café=cafe Construções=construcoes"),
      endings: list("Ltda.;S.A.;ME"), streets: list("Rua das Acácias;Avenida Paulista"),
      dial: "55", mobile: "11 91234-####", office: "11 3123-####"),
    Country(
      code: "PL", name: "Poland", weight: 4,
      given: spelled("Łukasz=lukasz Żaneta=zaneta Paweł=pawel Małgorzata=malgorzata Świętosław=swietoslaw Agnieszka"),
      family: spelled(
        "Wójcik=wojcik Brzęczyszczykiewicz=brzeczyszczykiewicz Dąbrowski=dabrowski Źródło=zrodlo Kowalska"),
      cities: cities("Łódź||90-001|Europe/Warsaw;Kraków||30-001|Europe/Warsaw"),
      words: spelled("Bałtyk=baltyk Żubr=zubr Wisła=wisla Jagoda"),
      trades: spelled("Usługi=uslugi Meble Żegluga=zegluga Części=czesci"),
      endings: list("sp. z o.o.;S.A."), streets: list("ul. Długa;ul. Świętokrzyska"),
      dial: "48", mobile: "512 345 ###", office: "22 123 4# ##"),
    Country(
      code: "SE", name: "Sweden", weight: 3,
      given: spelled("Åsa=asa Björn=bjorn Märta=marta Östen=osten Ingrid Håkan=hakan"),
      family: spelled("Åkesson=akesson Sjögren=sjogren Öberg=oberg Lindström=lindstrom"),
      cities: cities("Malmö||211 20|Europe/Stockholm;Göteborg||411 03|Europe/Stockholm"),
      words: spelled("Älv=alv Norrsken Ö-viks=oviks Fjäll=fjall"),
      trades: spelled("Skog Båtar=batar Möbler=mobler Verkstad"),
      endings: list("AB;HB"), streets: list("Drottninggatan;Ånäsvägen"),
      dial: "46", mobile: "70 174 06 ##", office: "8 123 4# ##"),
    Country(
      code: "TR", name: "Türkiye", weight: 3,
      given: spelled("Işıl=isil İbrahim=ibrahim Şebnem=sebnem Çağrı=cagri Gülşah=gulsah"),
      family: spelled("Yıldız=yildiz Öztürk=ozturk Şahin=sahin Kılıçoğlu=kilicoglu"),
      cities: cities("İzmir||35210|Europe/Istanbul;Eskişehir||26010|Europe/Istanbul"),
      words: spelled("Güneş=gunes Çınar=cinar Işık=isik Boğaz=bogaz"),
      trades: spelled("Tekstil İnşaat=insaat Gıda=gida Yazılım=yazilim"),
      endings: list("A.Ş.;Ltd. Şti."), streets: list("Atatürk Caddesi;Çiçek Sokağı"),
      dial: "90", mobile: "532 123 ## ##", office: "212 123 ## ##"),
    Country(
      code: "VN", name: "Vietnam", weight: 3,
      given: spelled("Thị_Hằng=hang Đức=duc Quỳnh=quynh Tuấn=tuan Mỹ_Linh=mylinh"),
      family: spelled("Nguyễn=nguyen Trần=tran Đặng=dang Phạm=pham Vũ=vu"), familyFirst: true,
      cities: cities("Đà Nẵng||550000|Asia/Ho_Chi_Minh;Huế||530000|Asia/Ho_Chi_Minh"),
      words: spelled("Sông_Hương=songhuong Việt=viet Ánh_Sao=anhsao"),
      trades: spelled("Thực_Phẩm=thucpham Điện_Tử=dientu Dệt_May=detmay"),
      endings: list("JSC;Co., Ltd"), streets: list("đường Trần Phú;phố Hàng Bông"),
      dial: "84", mobile: "91 234 ## ##", office: "236 123 4###"),
  ]

  private static let otherScripts: [Country] = [
    Country(
      code: "RU", name: "Russia", weight: 3,
      given: spelled("Анастасия=anastasia Дмитрий=dmitri Ёлка=yolka Пётр=pyotr Людмила=lyudmila"),
      family: spelled("Щербаков=shcherbakov Чайковская=chaikovskaya Жуков=zhukov Соловьёва=solovyova"),
      cities: cities("Новосибирск||630099|Asia/Novosibirsk;Казань||420111|Europe/Moscow"),
      words: spelled("Заря=zarya Северный_Ветер=severveter Байкал=baikal Уют=uyut"),
      trades: spelled("Сервис=servis Мебель=mebel Транс=trans"),
      endings: list("ООО;АО"), streets: list("ул. Ленина;Невский проспект"),
      dial: "7", mobile: "912 345-##-##", office: "383 123-##-##"),
    Country(
      code: "GR", name: "Greece", weight: 3,
      given: spelled("Ελένη=eleni Γιώργος=giorgos Δέσποινα=despina Χαράλαμπος=charalampos"),
      family: spelled("Παπαδόπουλος=papadopoulos Ψαρρά=psarra Ξενάκης=xenakis Οικονόμου=ikonomou"),
      cities: cities("Θεσσαλονίκη||546 24|Europe/Athens;Πάτρα||262 21|Europe/Athens"),
      words: spelled("Αιγαίο=aegeo Ήλιος=ilios Όλυμπος=olympos"),
      trades: spelled("Ναυτιλία=naftilia Ελαιόλαδο=eleolado Τεχνική=techniki"),
      endings: list("Α.Ε.;Ο.Ε."), streets: list("Οδός Ερμού;Λεωφόρος Νίκης"),
      dial: "30", mobile: "694 123 4###", office: "231 012 3###"),
    Country(
      code: "JP", name: "Japan", weight: 5,
      given: spelled("陽菜=hina 健太=kenta 美咲=misaki 翔太=shota さくら=sakura 大輔=daisuke"),
      family: spelled("佐藤=sato 高橋=takahashi 渡辺=watanabe 伊藤=ito 小鳥遊=takanashi"), familyFirst: true, joiner: " ",
      cities: cities("札幌市|北海道|060-0001|Asia/Tokyo;京都市|京都府|600-8001|Asia/Tokyo"),
      words: spelled("富士=fuji さくら=sakura 青空=aozora 北斗=hokuto"),
      trades: spelled("製作所=seisakusho 商事=shoji ソフトウェア=software 食品=shokuhin"),
      endings: list("株式会社;合同会社"), streets: list("中央区1丁目;四条通"),
      dial: "81", mobile: "90-1234-####", office: "75-123-####"),
    Country(
      code: "CN", name: "China", weight: 5,
      given: spelled("伟=wei 秀英=xiuying 思远=siyuan 晓明=xiaoming 婷婷=tingting"),
      family: spelled("王=wang 李=li 欧阳=ouyang 张=zhang 刘=liu"), familyFirst: true, joiner: "",
      cities: cities("成都|四川|610000|Asia/Shanghai;杭州|浙江|310000|Asia/Shanghai"),
      words: spelled("华信=huaxin 东方=dongfang 金龙=jinlong 云帆=yunfan"),
      trades: spelled("科技=keji 贸易=maoyi 物流=wuliu 机械=jixie"),
      endings: list("有限公司;集团"), streets: list("人民路;解放大道"),
      dial: "86", mobile: "138 1234 ####", office: "28 8123 ####"),
    Country(
      code: "KR", name: "South Korea", weight: 3,
      given: spelled("서연=seoyeon 민준=minjun 지우=jiwoo 하늘=haneul"),
      family: spelled("김=kim 이=lee 박=park 최=choi 남궁=namgung"), familyFirst: true, joiner: "",
      cities: cities("부산||48058|Asia/Seoul;대전||34126|Asia/Seoul"),
      words: spelled("한빛=hanbit 은하=eunha 새벽=saebyeok"),
      trades: spelled("전자=jeonja 건설=geonseol 식품=sikpum"),
      endings: list("주식회사;㈜"), streets: list("테헤란로;해운대로"),
      dial: "82", mobile: "10-1234-####", office: "51-123-####"),
    Country(
      code: "IL", name: "Israel", weight: 2,
      given: spelled("נועה=noa איתן=eitan שירה=shira יואב=yoav"),
      family: spelled("כהן=cohen פרידמן=friedman מזרחי=mizrahi ביטון=biton"),
      cities: cities("חיפה||3303139|Asia/Jerusalem;תל אביב||6688312|Asia/Jerusalem"),
      words: spelled("אור=or גליל=galil תמר=tamar"),
      trades: spelled("מערכות=maarachot יבוא=yevu תוכנה=tochna"),
      endings: list("בע״מ"), streets: list("רחוב הרצל;שדרות רוטשילד"),
      dial: "972", mobile: "52-123-4###", office: "4-812-3###"),
    Country(
      code: "EG", name: "Egypt", weight: 3,
      given: spelled("محمد=mohamed فاطمة=fatma عبد_الرحمن=abdelrahman ياسمين=yasmin"),
      family: spelled("السيد=elsayed حسنين=hassanein الشرقاوي=elsharkawy منصور=mansour"),
      cities: cities("القاهرة||11511|Africa/Cairo;الإسكندرية||21500|Africa/Cairo"),
      words: spelled("النيل=elnil الأهرام=elahram الهلال=elhelal"),
      trades: spelled("للتجارة=trading للمقاولات=contracting للأغذية=foods"),
      endings: list("ش.م.م;"), streets: list("شارع التحرير;كورنيش النيل"),
      dial: "20", mobile: "100 123 4###", office: "2 2123 4###"),
    Country(
      code: "IN", name: "India", weight: 5,
      given: spelled("प्रिया=priya अर्जुन=arjun लक्ष्मी=lakshmi विक्रम=vikram श्रेया=shreya"),
      family: spelled("शर्मा=sharma कृष्णमूर्ति=krishnamurthy पटेल=patel त्रिपाठी=tripathi"),
      cities: cities("मुंबई|महाराष्ट्र|400001|Asia/Kolkata;Bengaluru|KA|560001|Asia/Kolkata"),
      words: spelled("गंगा=ganga Saffron सूर्य=surya Monsoon"),
      trades: spelled("टेक्सटाइल्स=textiles Infotech ट्रेडर्स=traders"),
      endings: list("Pvt. Ltd.;प्रा. लि."), streets: list("महात्मा गांधी मार्ग;Brigade Road"),
      dial: "91", mobile: "98765 4####", office: "22 2345 ####"),
    Country(
      code: "TH", name: "Thailand", weight: 2,
      given: spelled("สมชาย=somchai กัญญารัตน์=kanyarat ณัฐวุฒิ=nattawut พิมพ์ใจ=pimjai"),
      family: spelled("ศรีสุวรรณ=srisuwan ทองดี=thongdee เจริญผล=charoenphon"),
      cities: cities("เชียงใหม่||50000|Asia/Bangkok;กรุงเทพมหานคร||10110|Asia/Bangkok"),
      words: spelled("สยาม=siam ช้างทอง=changthong ดอกบัว=dokbua"),
      trades: spelled("การค้า=trading อาหาร=foods ขนส่ง=transport"),
      endings: list("จำกัด"), streets: list("ถนนสุขุมวิท;ถนนนิมมานเหมินท์"),
      dial: "66", mobile: "81 234 5###", office: "53 123 ###"),
  ]
}
