import Glibc
import Synchronization

/// The signals by which a user or the system asks the process to end: SIGINT (Ctrl-C), SIGTERM and SIGHUP.
///
/// The first one is only noted, so that the work can be brought to an end in good order. A second one ends
/// the process at once, and takes its temporary files along.
package enum Interruption {
  private static let received = Atomic<Int32>(0)
  private static let mostFiles = 16
  /// The paths of temporary files, as C strings that are never freed, since a signal may come at any moment.
  nonisolated(unsafe) private static let temporaryFiles = {
    let files = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: mostFiles)
    unsafe files.initialize(repeating: nil, count: mostFiles)
    return unsafe files
  }()

  /// The signal that has come; nil while none has.
  package static var signal: Int32? {
    let number = received.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }

  /// Gives the signal that has come, and forgets it: the next one is only noted again.
  package static func take() -> Int32? {
    let number = received.exchange(0, ordering: .relaxed)
    return number == 0 ? nil : number
  }

  /// Whether a signal was Ctrl-C.
  package static func isFromKeyboard(_ signal: Int32) -> Bool { signal == SIGINT }

  /// Notes signals from now on, other than those that the process was told to ignore.
  package static func listen() {
    _ = unsafe temporaryFiles
    _ = signal
    var action = sigaction()
    unsafe sigemptyset(&action.sa_mask)
    unsafe action.__sigaction_handler.sa_handler = { number in
      guard Interruption.received.exchange(number, ordering: .relaxed) != 0 else { return }
      Interruption.removeTemporaryFiles()
      _exit(128 + number)
    }
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      unsafe sigaddset(&signals, number)
      var old = sigaction()
      // A shell without job control ignores Ctrl-C for what it runs in the background.
      guard unsafe sigaction(number, nil, &old) == 0 else { continue }
      if unsafe unsafeBitCast(old.__sigaction_handler.sa_handler, to: Int.self) == 1 { continue }
      unsafe sigaction(number, &action, nil)
    }
    // A program with threads that starts us may have left them blocked.
    unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// Has a file removed when the process is ended; gives nil when there is no more room to note it.
  static func note(temporaryFile path: String) -> Int? {
    (0..<mostFiles).first { unsafe temporaryFiles[$0] == nil }.map { slot in
      unsafe temporaryFiles[slot] = strdup(path)
      return slot
    }
  }

  /// Forgets a file that is there no more, or is to stay.
  static func forget(temporaryFile slot: Int) {
    unsafe temporaryFiles[slot] = nil
  }

  /// Called from a signal's handler: nothing here may allocate or lock.
  private static func removeTemporaryFiles() {
    for slot in 0..<mostFiles {
      if let path = unsafe temporaryFiles[slot] { unsafe unlink(path) }
    }
  }
}
