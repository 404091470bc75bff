import Diagnostics
import SourceText

/// Reads strict JSON.
struct JSONReader {
  let limits: Limits
  var duplicates: [(first: NodeID, second: NodeID)] = []
  init(limits: Limits) { self.limits = limits }
  mutating func read(
    _ bytes: ByteView,
    from start: Int,
    into tree: inout DocumentTree
  ) -> Diagnostic? { nil }
}
