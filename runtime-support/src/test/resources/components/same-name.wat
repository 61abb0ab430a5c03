;; An interface has the name of its function.
(component
  (import "count" (instance $i (export "count" (func (result u32)))))
  (alias export $i "count" (func $count))
  (core func $lowered (canon lower (func $count)))
  (core module $m
    (import "" "count" (func $count (result i32)))
    (func (export "twice") (result i32) (i32.mul (call $count) (i32.const 2))))
  (core instance $made (instantiate $m (with "" (instance (export "count" (func $lowered))))))
  (func (export "twice") (result u32) (canon lift (core func $made "twice")))
  (export "once" (func $count)))
