import Glibc

/// A value that several threads share: a lock, and a way to wait until the value has changed.
@safe package final class Monitor<State>: @unchecked Sendable {
  // `@unchecked`: `state` is only touched by whoever holds `lock`. Both C objects are made once, never move
  // and are destroyed with the monitor.
  private let lock: UnsafeMutablePointer<pthread_mutex_t>
  private let change: UnsafeMutablePointer<pthread_cond_t>
  private var state: State

  /// Makes a monitor of a value.
  package init(_ state: State) {
    self.state = state
    unsafe lock = .allocate(capacity: 1)
    unsafe lock.initialize(to: pthread_mutex_t())
    unsafe pthread_mutex_init(lock, nil)
    unsafe change = .allocate(capacity: 1)
    unsafe change.initialize(to: pthread_cond_t())
    unsafe pthread_cond_init(change, nil)
  }

  deinit {
    unsafe pthread_cond_destroy(change)
    unsafe pthread_mutex_destroy(lock)
    unsafe change.deallocate()
    unsafe lock.deallocate()
  }

  /// Does something with the value while no other thread can.
  package func withLock<Result>(_ body: (inout State) -> Result) -> Result {
    unsafe pthread_mutex_lock(lock)
    defer { unsafe pthread_mutex_unlock(lock) }
    return body(&state)
  }

  /// Does something with the value and wakes all threads that wait for it to change.
  package func change<Result>(_ body: (inout State) -> Result) -> Result {
    unsafe pthread_mutex_lock(lock)
    defer { unsafe pthread_mutex_unlock(lock) }
    let result = body(&state)
    unsafe pthread_cond_broadcast(change)
    return result
  }

  /// Waits until `body` gives something, asking again whenever the value has changed.
  package func wait<Result>(for body: (inout State) -> Result?) -> Result {
    unsafe pthread_mutex_lock(lock)
    defer { unsafe pthread_mutex_unlock(lock) }
    while true {
      if let result = body(&state) { return result }
      unsafe pthread_cond_wait(change, lock)
    }
  }
}
