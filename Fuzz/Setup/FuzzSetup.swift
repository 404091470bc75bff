import FuzzProperties

nonisolated(unsafe) private let property = SetupProperty()

/// What libFuzzer calls for whole checks of setups.
@c(LLVMFuzzerTestOneInput)
public func fuzzSetup(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  unsafe property.trapOnViolation(bytes, count)
}
