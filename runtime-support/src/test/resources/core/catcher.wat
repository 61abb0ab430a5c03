;; Gives what the imported function throws by the imported tag, and -1 for anything else that it throws.
(module
  (import "" "tag" (tag $tag (param i32)))
  (import "" "throw" (func $throw (param i32)))
  (func (export "catch") (param i32) (result i32)
    (block $other
      (block $known (result i32)
        (try_table (catch $tag $known) (catch_all $other)
          (call $throw (local.get 0)))
        (return (i32.const 0)))
      (return))
    (i32.const -1)))
