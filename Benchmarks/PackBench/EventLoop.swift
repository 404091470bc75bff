import CYAML

/// The unit of measure: pulls libyaml's events and does nothing else with them.
enum EventLoop {
  /// The number of events in a text; 0 when libyaml can't read it.
  static func eventCount(_ bytes: [UInt8]) -> Int {
    var parser = unsafe yaml_parser_t()
    guard unsafe yaml_parser_initialize(&parser) == 1 else { return 0 }
    defer { unsafe yaml_parser_delete(&parser) }
    unsafe yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
    return unsafe bytes.withUnsafeBufferPointer { text in
      unsafe yaml_parser_set_input_string(&parser, text.baseAddress, text.count)
      var event = unsafe yaml_event_t()
      var count = 0
      while unsafe yaml_parser_parse(&parser, &event) == 1 {
        count += 1
        let isEnd = unsafe event.type == YAML_STREAM_END_EVENT
        unsafe yaml_event_delete(&event)
        if isEnd { return count }
      }
      return 0
    }
  }
}
