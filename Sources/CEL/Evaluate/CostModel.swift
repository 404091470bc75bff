/// How many steps an evaluation takes: after the cost units of cel-go.
///
/// A name, a selection, an index and a call are 1, a list literal 10, a map literal 30; constants, `&&`,
/// `||` and `?:` are free. Every round of a comprehension pays for its body. What depends on the size of
/// values is paid when the sizes are known: a tenth of a step a byte for text, one step an element for
/// lists.
enum CostModel {
  static let name = 1
  static let select = 1
  static let call = 1
  static let list = 10
  static let map = 30

  /// How the cost of a function grows with its arguments.
  enum Growth: Sendable {
    case constant
    /// With the bytes of all arguments.
    case text
    /// With the product of the sizes of the first two: a search.
    case search
    /// With the elements of the arguments.
    case elements
  }

  /// The growth of a function, by its name.
  static func growth(of function: String) -> Growth {
    switch function {
    case Operator.add, "string", "bytes", "startsWith", "endsWith", "lowerAscii", "upperAscii", "trim",
      "reverse", "replace", "split", "join", "format", "substring", "charAt", "strings.quote",
      "base64.encode", "base64.decode":
      .text
    case "contains", "matches", "indexOf", "lastIndexOf", "regex.extract", "regex.extractAll",
      "regex.replace", "sets.contains", "sets.equivalent", "sets.intersects", "distinct":
      .search
    case Operator.in, Operator.equals, Operator.notEquals, Operator.less, Operator.lessOrEqual,
      Operator.greater, Operator.greaterOrEqual, "flatten", "slice", "sort", "lists.range":
      .elements
    default: .constant
    }
  }

  /// The steps that a call takes for the sizes of its arguments, beyond the 1 for every call.
  static func steps(_ growth: Growth, _ arguments: some Sequence<Value>) -> Int {
    switch growth {
    case .constant: return 0
    case .text, .elements: return arguments.reduce(0) { $0 + size($1) }
    case .search:
      return arguments.prefix(2).reduce(1) { product, argument in
        let (result, overflows) = product.multipliedReportingOverflow(by: size(argument) + 1)
        return overflows ? .max : result
      }
    }
  }

  private static func size(_ value: Value) -> Int {
    switch value {
    case .string(let text): (text.utf8.count + 9) / 10
    case .bytes(let bytes): (bytes.count + 9) / 10
    case .list(let list): list.count
    case .map(let map): map.count
    default: 0
    }
  }
}

extension Context {
  /// The error of an evaluation that has used up its budget.
  var costExceeded: Value {
    .error(
      .costExceeded,
      en: "the evaluation takes more than \(frame.costLimit) steps (cost limit)",
      zh: "求值超过 \(frame.costLimit) 步（求值限制）"
    )
  }

  /// A value that an expression made, or an error when it is larger than allowed.
  @inline(__always)
  func limited(_ value: Value) -> Value {
    switch value {
    case .string, .bytes, .list, .map: limitedSize(value)
    default: value
    }
  }

  private func limitedSize(_ value: Value) -> Value {
    let limits = limits
    switch value {
    case .string(let text) where text.utf8.count > limits.textBytes:
      return .error(
        .sizeExceeded,
        en: "a string is longer than \(limits.textBytes) bytes (text size limit)",
        zh: "文本超过 \(limits.textBytes) 字节（文本长度限制）"
      )
    case .bytes(let bytes) where bytes.count > limits.textBytes:
      return .error(
        .sizeExceeded,
        en: "bytes are longer than \(limits.textBytes) (text size limit)",
        zh: "字节超过 \(limits.textBytes) 个（文本长度限制）"
      )
    case .list(let list) where list.count > limits.elements:
      return .error(
        .sizeExceeded,
        en: "a list has more than \(limits.elements) elements (element count limit)",
        zh: "列表超过 \(limits.elements) 个元素（元素个数限制）"
      )
    case .map(let map) where map.count > limits.elements:
      return .error(
        .sizeExceeded,
        en: "a map has more than \(limits.elements) entries (element count limit)",
        zh: "映射超过 \(limits.elements) 项（元素个数限制）"
      )
    case .list, .map:
      guard value.weight > limits.values else { return value }
      return .error(
        .sizeExceeded,
        en: "lists and maps hold more than \(limits.values) values (nested value limit)",
        zh: "列表和映射共有超过 \(limits.values) 个值（嵌套值限制）"
      )
    default: return value
    }
  }
}
