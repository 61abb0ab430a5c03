(module
  (tag (export "tag") (param i32)))
