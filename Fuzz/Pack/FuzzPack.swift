import FuzzProperties

private let property = PackProperty()

/// What libFuzzer calls for files of rule packs.
@c(LLVMFuzzerTestOneInput)
public func fuzzPack(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  unsafe property.trapOnViolation(bytes, count)
}
