extension FunctionDeclaration {
  /// The parts of timestamps and durations.
  static let times: [FunctionDeclaration] = [
    part("getFullYear", "year", "The year.", "getFullYear() == 2024") { $0.date.year },
    part("getMonth", "month", "The month, 0 for January.", "getMonth() == 1") { $0.date.month - 1 },
    part("getDate", "day_of_month_1_based", "The day of the month from 1.", "getDate() == 29") {
      $0.date.day
    },
    part("getDayOfMonth", "day_of_month", "The day of the month from 0.", "getDayOfMonth() == 28") {
      $0.date.day - 1
    },
    part("getDayOfYear", "day_of_year", "The day of the year from 0.", "getDayOfYear() == 59") {
      $0.date.dayOfYear
    },
    part("getDayOfWeek", "day_of_week", "The day of the week, 0 for Sunday.", "getDayOfWeek() == 4") {
      $0.date.dayOfWeek
    },
    part(
      "getHours",
      "hours",
      "The hour of the day; of a duration all whole hours.",
      "getHours('Europe/Paris') == 13",
      duration: "duration('3h59m').getHours() == 3"
    ) {
      $0.hour
    } ofDuration: {
      $0.nanoseconds / 3_600_000_000_000
    },
    part(
      "getMinutes",
      "minutes",
      "The minute of the hour; of a duration all whole minutes.",
      "getMinutes('-02:30') == 0",
      duration: "duration('1h1m').getMinutes() == 61"
    ) {
      $0.minute
    } ofDuration: {
      $0.nanoseconds / 60_000_000_000
    },
    part(
      "getSeconds",
      "seconds",
      "The second of the minute; of a duration all whole seconds.",
      "getSeconds() == 45",
      duration: "duration('-1.5s').getSeconds() == -1"
    ) {
      $0.second
    } ofDuration: {
      $0.seconds
    },
    part(
      "getMilliseconds",
      "milliseconds",
      "The milliseconds of the second, of a duration too.",
      "getMilliseconds() == 678",
      duration: "duration('123.321s').getMilliseconds() == 321"
    ) {
      $0.millisecond
    } ofDuration: {
      Int64($0.nanosecondsOfSecond) / 1_000_000
    },
  ]

  private static func part(
    _ name: String,
    _ idName: String,
    _ documentation: String,
    _ example: String,
    duration durationExample: String? = nil,
    of part: @escaping @Sendable (TimestampFields) -> Int,
    ofDuration durationPart: (@Sendable (Duration) -> Int64)? = nil
  ) -> FunctionDeclaration {
    let zoneNote = " In UTC, or in a time zone given as `Europe/Paris` or `-02:30`."
    return FunctionDeclaration(
      name,
      documentation + zoneNote,
      examples: ["timestamp('2024-02-29T12:30:45.678Z').\(example)"] + (durationExample.map { [$0] } ?? []),
      overloads: partOverloads(idName, part, ofDuration: durationPart)
    )
  }

  private static func partOverloads(
    _ idName: String,
    _ part: @escaping @Sendable (TimestampFields) -> Int,
    ofDuration durationPart: (@Sendable (Duration) -> Int64)?
  ) -> [Overload] {
    let specialize: @Sendable ([Value?]) -> Implementation? = { constants in
      guard case .string(let name)? = constants[1], let zone = try? TimeZone(named: name) else { return nil }
      return .binary { moment, _ in
        guard case .timestamp(let moment) = moment else { return .noSuchOverload }
        return .int(Int64(part(TimestampFields(moment, utcOffset: zone.utcOffset(at: moment)))))
      }
    }
    var overloads = [
      Overload("timestamp_to_\(idName)", isMethod: true, to: .int) { (moment: Timestamp) in
        .int(Int64(part(TimestampFields(moment, utcOffset: 0))))
      },
      Overload("timestamp_to_\(idName)_with_tz", isMethod: true, to: .int, specialize: specialize) {
        (moment: Timestamp, zoneName: String) in
        do throws(EvalError) {
          let offset = try TimeZone(named: zoneName).utcOffset(at: moment)
          return .int(Int64(part(TimestampFields(moment, utcOffset: offset))))
        } catch {
          return .error(error)
        }
      },
    ]
    if let durationPart {
      overloads.append(
        Overload("duration_to_\(idName)", isMethod: true, to: .int) { (span: Duration) in
          .int(durationPart(span))
        }
      )
    }
    return overloads
  }
}
