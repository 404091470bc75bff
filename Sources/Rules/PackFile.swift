package import Diagnostics
package import SourceText
package import YAMLDocument

/// One file of a pack, read into a tree.
package struct PackFile: Sendable {
  /// The path as it is shown: relative to the pack's folder, or as the user gave it.
  package let path: String
  package let tree: DocumentTree

  package init(path: String, tree: DocumentTree) {
    self.path = path
    self.tree = tree
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
