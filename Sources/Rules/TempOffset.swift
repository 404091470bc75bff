import SourceText
import YAMLDocument

extension DocumentTree { func sourceOffset(_ n: NodeID, at o: Int) -> Int { Int(range(n).start) + o } }
