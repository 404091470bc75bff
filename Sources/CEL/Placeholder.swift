internal import CRE2
func usesRE2() -> Bool { unsafe cre2_compile("a", 1, 1 << 20) != nil }
