import CRM
import Testing

@Suite struct SearchDocumentTests {
  private func texts(_ field: SearchField, _ document: SearchDocument) -> [String] {
    document.texts.filter { $0.field == field }.map(\.text)
  }

  @Test func readsALeadWithItsContacts() throws {
    let document = SearchDocument(
      Record(
        id: RecordID(.lead, "lead_x1"), title: "Acme", subtitle: "Ada Byron", status: "Potential",
        original: try JSON(
          parsing: #"""
            {"id": "lead_x1", "name": "Acme", "status_label": "Potential", "description": "Makes <b>anvils</b>",
            "contacts": [{"id": "cont_1", "name": "Ada Byron", "title": "CEO", "emails": [{"email": "ada@acme.com"}],
            "phones": [{"phone": "+14155550132", "phone_formatted": "+1 415-555-0132"}], "timezone": "Europe/Rome"}],
            "custom": {"Industry": "Steel", "Tags": ["VIP", "Cold"], "Employees": 12}, "custom.cf_1": "Steel",
            "tasks": [{"text": "Send offer", "due_date": "2026-11-20", "is_complete": false, "assigned_to_name": "Bo"},
            {"text": "Old", "due_date": "2026-01-01", "is_complete": true}],
            "date_created": "2026-11-18T09:57:30+00:00"}
            """#)))
    #expect(texts(.name, document) == ["Acme"])
    #expect(texts(.company, document) == ["Ada Byron"])
    #expect(texts(.title, document) == ["Ada Byron", "CEO"])
    #expect(texts(.email, document) == ["ada@acme.com"])
    #expect(texts(.phone, document) == ["+14155550132"])
    #expect(texts(.stage, document) == ["Potential"])
    #expect(texts(.custom, document) == ["Steel", "12"])
    #expect(texts(.tag, document) == ["VIP", "Cold"])
    #expect(texts(.owner, document) == ["Bo"])
    #expect(texts(.note, document) == ["Makes anvils", "Send offer", "Old"])
    #expect(document.dueDays == [CalendarDate(year: 2026, month: 11, day: 20)].compactMap(\.self))
  }

  @Test func readsAPersonOfCloze() throws {
    let document = SearchDocument(
      Record(
        id: RecordID(.person, "p1"), title: "Priya Sharma", subtitle: "Office Manager", status: "Lead",
        original: try JSON(
          parsing: #"""
            {"syncKey": "cyqisxnUMfINxnuHrEOe-g", "name": "Priya Sharma", "emails": [{"value": "priya@surya.example"}],
            "jobtitle": "Office Manager", "segment": "customer", "assignee": "mei@harbour.example",
            "keywords": ["Renewal"], "phones": [{"value": "+919876549581"}],
            "companies": [{"syncKey": "k", "name": "Surya Infotech", "domains": ["surya.example"]}],
            "customFields": [{"id": "role", "type": "keyword", "value": "decider"},
            {"id": "visits", "type": "counter", "value": 36}]}
            """#)))
    #expect(texts(.company, document) == ["Surya Infotech", "surya.example"])
    #expect(texts(.segment, document) == ["customer"])
    #expect(texts(.owner, document) == ["mei@harbour.example"])
    #expect(texts(.tag, document) == ["Renewal"])
    #expect(texts(.email, document) == ["priya@surya.example"])
    #expect(texts(.phone, document) == ["+919876549581"])
    #expect(texts(.custom, document) == ["36"])
  }

  @Test func takesAnyJSON() throws {
    for text in [
      "null", "[]", "3", #"{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":"b"}}}}}}}}}"#, #"{"emails":[1,{}]}"#,
    ] {
      let record = Record(id: RecordID(.deal, "d"), title: "T", original: try JSON(parsing: text))
      #expect(texts(.name, SearchDocument(record)) == ["T"])
    }
  }
}
