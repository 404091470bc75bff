internal import CYAML
func usesYAML() -> Bool { unsafe yaml_get_version_string() != nil }
