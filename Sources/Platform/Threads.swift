import Glibc

/// A thread of the operating system.
package struct SystemThread: Sendable {
  private let handle: pthread_t

  /// Starts a thread that runs `body`; nil when the system gives none.
  ///
  /// - Parameters:
  ///   - stackBytes: the size of its stack, by default that of a main thread.
  ///   - body: what it does.
  package init?(stackBytes: Int = 8 << 20, _ body: @escaping @Sendable () -> Void) {
    var attributes = pthread_attr_t()
    unsafe pthread_attr_init(&attributes)
    defer { unsafe pthread_attr_destroy(&attributes) }
    unsafe pthread_attr_setstacksize(&attributes, stackBytes)
    let work = unsafe Unmanaged.passRetained(Work(body))
    var handle = pthread_t()
    let code = unsafe pthread_create(
      &handle,
      &attributes,
      { argument in
        // The thread owns the reference that `passRetained` made.
        if let argument = unsafe argument {
          unsafe Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run()
        }
        return nil
      },
      unsafe work.toOpaque()
    )
    guard code == 0 else {
      unsafe work.release()
      return nil
    }
    self.handle = handle
  }

  /// Waits until the thread has ended; once for each thread.
  package func join() {
    pthread_join(handle, nil)
  }

  /// What the thread does, as an object, since C hands on a single pointer.
  private final class Work: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }
}

/// The processors of the machine.
package enum Processors {
  /// How many are switched on; at least 1.
  package static var count: Int {
    max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  }
}
