/// Random numbers that are the same in every run (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Setups of both test packs with random content, each field there or not, in blocks or in brackets.
struct RandomSetups {
  private var numbers: SeededNumbers
  private var comments = 0

  init(seed: UInt64) { numbers = SeededNumbers(seed: seed) }

  private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &numbers) < percent }

  private mutating func pick(_ texts: [String]) -> String { texts.randomElement(using: &numbers) ?? "" }

  private mutating func money() -> String {
    pick(["0", "4.99", "5", "$4.20", "9.99", "\"10.00\"", "14.99", "15", "20.00", "49.5", "60", "0.01"])
  }

  private mutating func flag() -> String { pick(["true", "false", "true", "null"]) }

  /// Some of the fields in some order, as lines with an indent, or as one line in brackets.
  private mutating func record(_ fields: [(String, String)], indent: Int) -> String {
    let chosen = fields.filter { _ in chance(75) }.shuffled(using: &numbers)
    if chosen.isEmpty { return " {}" }
    if chance(30) { return " {" + chosen.map { "\($0.0): \($0.1)" }.joined(separator: ", ") + "}" }
    let space = String(repeating: " ", count: indent)
    return chosen.map { field in
      comments += 1
      return "\n" + space + "\(field.0): \(field.1)" + (chance(20) ? "  # comment \(comments)" : "")
    }.joined()
  }

  private mutating func list(_ count: Int, _ element: (inout Self) -> [(String, String)]) -> String {
    if count == 0 { return " []" }
    return (0..<count).map { _ in
      let text = record(element(&self), indent: 4)
      return "\n  -" + (text.hasPrefix("\n    ") ? " " + text.dropFirst(5) : text)
    }.joined()
  }

  /// A setup of an API account.
  mutating func account() -> String {
    var parts: [String] = []
    if chance(80) {
      parts.append(
        "account:"
          + record([("signed_in", flag()), ("kind", pick(["individual", "Company", "x"]))], indent: 2)
      )
    }
    if chance(90) {
      let count = Int.random(in: 0...3, using: &numbers)
      parts.append(
        "cards:"
          + list(count) { random in
            let details = ["number", "expiry", "cvv", "postal_code", "holder_name", "billing_address"]
            return [
              ("name", random.pick(["travel-card", "卡一", "\"x\""])), ("balance", random.money()),
              ("bound", random.flag()), ("default", random.flag()),
              ("consecutive_failed_charges", random.pick(["0", "1", "2"])),
              ("details", "{" + details.map { "\($0): \(random.chance(90))" }.joined(separator: ", ") + "}"),
            ]
          }
      )
    }
    if chance(80) {
      let status = pick(["planned", "succeeded", "declined", "'planned'"])
      parts.append("top_up:" + record([("amount", money()), ("status", status)], indent: 2))
    }
    if chance(80) {
      parts.append("auto_recharge:" + record([("enabled", flag()), ("amount", money())], indent: 2))
    }
    if chance(80) {
      let count = Int.random(in: 0...2, using: &numbers)
      parts.append(
        "phones:"
          + list(count) { random in
            [
              ("number", random.pick(["\"+447700900123\"", "\"+12025550123\"", "\"0770\""])),
              ("country", random.pick(["GB", "US", "UK", "gb"])), ("kind", random.pick(["mobile", "voip"])),
              ("code", random.pick(["pending", "received", "not_received"])),
              ("verifications", random.pick(["0", "1", "2", "3"])),
            ]
          }
      )
    }
    if chance(70) {
      parts.append("api:" + record([("phone_verified", flag()), ("keys", pick(["0", "1"]))], indent: 2))
    }
    if chance(70) { parts.append("usage:" + record([("credit", money()), ("spent", money())], indent: 2)) }
    return parts.shuffled(using: &numbers).joined(separator: "\n") + (chance(80) ? "\n" : "")
  }

  /// A setup about nothing in particular.
  mutating func small() -> String {
    var parts: [String] = []
    for name in ["a", "b"] where chance(85) {
      parts.append("\(name): \(pick(["-3", "0", "1", "2", "7", "40"]))")
    }
    for name in ["on", "off"] where chance(85) { parts.append("\(name): \(flag())") }
    if chance(85) { parts.append("money: \(money())") }
    if chance(85) { parts.append("name: \(pick(["abc", "x", "\"y\""]))") }
    if chance(85) {
      parts.append("group:" + record([("x", pick(["1", "5"])), ("y", pick(["0", "6"]))], indent: 2))
    }
    if chance(85) {
      let count = Int.random(in: 0...3, using: &numbers)
      parts.append(
        "items:"
          + list(count) { random in
            [
              ("n", random.pick(["1", "2", "9"])), ("on", random.pick(["true", "false"])),
              ("name", random.pick(["p", "q"])),
            ]
          }
      )
    }
    if chance(85) { parts.append("numbers: [7, 8]") }
    return parts.shuffled(using: &numbers).joined(separator: "\n") + "\n"
  }
}
