package import Diagnostics
package import SourceText
import Synchronization
package import YAMLDocument

/// One file of a pack, read into a tree when that is first needed.
package final class PackFile: Sendable {
  /// The path as it is shown: relative to the pack's folder, or as the user gave it.
  package let path: String
  private let content: Mutex<DocumentTree?>
  private let read: @Sendable () -> DocumentTree

  /// Makes a file that has been read.
  package convenience init(path: String, tree: DocumentTree) {
    self.init(path: path, tree: tree) { tree }
  }

  /// Makes a file that is read when someone asks for its tree.
  package convenience init(path: String, readingLater read: @escaping @Sendable () -> DocumentTree) {
    self.init(path: path, tree: nil, read)
  }

  private init(path: String, tree: DocumentTree?, _ read: @escaping @Sendable () -> DocumentTree) {
    self.path = path
    content = Mutex(tree)
    self.read = read
  }

  /// What the file holds.
  package var tree: DocumentTree {
    content.withLock { content in
      if let tree = content { return tree }
      let tree = read()
      content = tree
      return tree
    }
  }
}

/// A node of one of a pack's files.
package struct PackNode: Hashable, Sendable {
  /// The index into ``Pack/files``.
  package let file: Int
  package let node: NodeID

  package init(file: Int, node: NodeID) {
    self.file = file
    self.node = node
  }
}

/// Something wrong in a pack's own text.
package struct PackIssue: Sendable {
  /// The path of the file.
  package let path: String
  /// The file's text.
  package let buffer: SourceBuffer
  package let diagnostic: Diagnostic

  package init(path: String, buffer: SourceBuffer, diagnostic: Diagnostic) {
    self.path = path
    self.buffer = buffer
    self.diagnostic = diagnostic
  }
}

/// Why a pack can't be used: everything that is wrong with it.
package struct PackErrors: Error {
  package var issues: [PackIssue]

  package init(issues: [PackIssue]) {
    self.issues = issues
  }
}
