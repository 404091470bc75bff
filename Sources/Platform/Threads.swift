import Glibc

/// Threads of the operating system.
package enum Threads {
  /// The number of processors that are switched on; at least 1.
  package static var processorCount: Int {
    max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  }

  /// Runs `body(0) ... body(count - 1)` at the same time and returns when all are done.
  ///
  /// Each runs in a thread of its own with `stackBytes` of stack; the caller's waits. Work whose
  /// thread cannot be made is done by the caller.
  package static func run(
    _ count: Int,
    stackBytes: Int = 8 << 20,
    _ body: @escaping @Sendable (_ worker: Int) -> Void
  ) {
    var attributes = pthread_attr_t()
    unsafe pthread_attr_init(&attributes)
    defer { unsafe pthread_attr_destroy(&attributes) }
    unsafe pthread_attr_setstacksize(&attributes, stackBytes)
    var threads: [pthread_t] = []
    for worker in 0..<count {
      let work = unsafe Unmanaged.passRetained(Work { body(worker) })
      var thread = pthread_t()
      let code = unsafe pthread_create(
        &thread,
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
      if code == 0 {
        threads.append(thread)
      } else {
        unsafe work.takeRetainedValue().run()
      }
    }
    for thread in threads { pthread_join(thread, nil) }
  }

  /// What one thread does, as an object, since C hands on a single pointer.
  private final class Work: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }
}
