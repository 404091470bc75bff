import FuzzProperties

private let property = TemplateProperty()

/// What libFuzzer calls for message texts with expressions in them.
@c(LLVMFuzzerTestOneInput)
public func fuzzTemplate(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  unsafe property.trapOnViolation(bytes, count)
}
