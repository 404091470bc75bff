import Glibc

/// The clocks of the system.
package enum Clocks {
  /// Nanoseconds since some moment, for measuring; it never goes back.
  package static var monotonicNanoseconds: UInt64 { nanoseconds(CLOCK_MONOTONIC) }

  /// Today's date in UTC.
  package static var today: CivilDate {
    CivilDate(daysSinceEpoch: Int(nanoseconds(CLOCK_REALTIME) / 86_400_000_000_000))
  }

  private static func nanoseconds(_ clock: clockid_t) -> UInt64 {
    var time = timespec()
    _ = unsafe clock_gettime(clock, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
