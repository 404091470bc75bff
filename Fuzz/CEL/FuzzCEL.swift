import FuzzProperties

nonisolated(unsafe) private let property = ExpressionProperty()

/// What libFuzzer calls for expressions: as texts, and made at random from the bytes.
@c(LLVMFuzzerTestOneInput)
public func fuzzCEL(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  unsafe property.trapOnViolation(bytes, count)
}
