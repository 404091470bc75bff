import Glibc

/// A request that the operating system refused.
package struct PlatformError: Error, Hashable, Sendable {
  /// What the operating system said, as far as callers tell cases apart.
  package enum Kind: Hashable, Sendable {
    /// Nothing has this name.
    case notFound
    /// The user may not do this.
    case permissionDenied
    /// A folder stands where a file was expected.
    case isDirectory
    /// A file stands where a folder was expected.
    case notDirectory
    /// Something has this name already.
    case alreadyExists
    /// The disk or the quota is full.
    case noSpace
    /// The reader at the other end of a pipe went away.
    case brokenPipe
    /// The path or a part of it is too long, or holds a zero byte.
    case invalidName
    /// Symbolic links lead in a circle.
    case linkLoop
    /// The process or the system has too many open files.
    case tooManyOpenFiles
    /// The file system takes no changes.
    case readOnly
    /// The file is larger than the caller allows.
    case tooLarge
    /// Anything else, by its `errno`.
    case other(Int32)
  }

  /// What went wrong.
  package let kind: Kind
  /// The path, as the caller gave it, or the name of the stream.
  package let path: String

  /// Makes an error.
  package init(_ kind: Kind, path: String) {
    self.kind = kind
    self.path = path
  }

  /// Makes an error from an `errno` value.
  init(errno code: Int32, path: String) {
    self.init(Kind(errno: code), path: path)
  }

  /// The reason in a few plain English words, such as `no such file or folder`.
  package var words: String {
    switch kind {
    case .notFound: "no such file or folder"
    case .permissionDenied: "permission denied"
    case .isDirectory: "it is a folder"
    case .notDirectory: "a part of the path is not a folder"
    case .alreadyExists: "it exists already"
    case .noSpace: "no space left on the disk"
    case .brokenPipe: "the reader of the pipe went away"
    case .invalidName: "not a usable file name"
    case .linkLoop: "symbolic links lead in a circle"
    case .tooManyOpenFiles: "too many open files"
    case .readOnly: "the file system is read-only"
    case .tooLarge: "the file is too large"
    case .other(let code): unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    }
  }
}

extension PlatformError.Kind {
  init(errno code: Int32) {
    switch code {
    case ENOENT: self = .notFound
    case EACCES, EPERM: self = .permissionDenied
    case EISDIR: self = .isDirectory
    case ENOTDIR: self = .notDirectory
    case EEXIST: self = .alreadyExists
    case ENOSPC, EDQUOT: self = .noSpace
    case EPIPE: self = .brokenPipe
    case ENAMETOOLONG, EINVAL: self = .invalidName
    case ELOOP: self = .linkLoop
    case EMFILE, ENFILE: self = .tooManyOpenFiles
    case EROFS: self = .readOnly
    case EFBIG: self = .tooLarge
    default: self = .other(code)
    }
  }
}
