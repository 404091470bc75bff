import FuzzProperties
import YAMLDocument

nonisolated(unsafe) private let property = DocumentProperty(format: .json)

/// What libFuzzer calls for JSON texts.
@c(LLVMFuzzerTestOneInput)
public func fuzzJSON(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  unsafe property.trapOnViolation(bytes, count)
}
