/// A timestamp taken apart as a clock at some offset from UTC shows it.
struct TimestampFields: Sendable {
  let date: GregorianDate
  /// 0...23.
  let hour: Int
  /// 0...59.
  let minute: Int
  /// 0...59.
  let second: Int
  /// 0...999.
  let millisecond: Int

  /// Takes a timestamp apart; `utcOffset` is in seconds east of Greenwich.
  init(_ timestamp: Timestamp, utcOffset: Int) {
    let local = Int(timestamp.seconds) + utcOffset
    var days = local / 86_400
    var rest = local % 86_400
    if rest < 0 {
      rest += 86_400
      days -= 1
    }
    date = GregorianDate(daysSinceEpoch: days)
    hour = rest / 3600
    minute = rest / 60 % 60
    second = rest % 60
    millisecond = Int(timestamp.nanoseconds) / 1_000_000
  }
}
