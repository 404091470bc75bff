import Glibc

/// The environment variables of the process.
package enum ProcessEnvironment {
  /// The value of a variable; nil when it is not set.
  package static func value(of name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }

  /// The value of a variable; nil when it is not set or empty.
  package static func nonemptyValue(of name: String) -> String? {
    guard let value = value(of: name), !value.isEmpty else { return nil }
    return value
  }
}
