import FuzzProperties
import YAMLDocument

nonisolated(unsafe) private let property = DocumentProperty(format: .yaml)

/// What libFuzzer calls for YAML texts.
@c(LLVMFuzzerTestOneInput)
public func fuzzYAML(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  unsafe property.trapOnViolation(bytes, count)
}
