;; A first core instance takes a resource, and a second one wants too much memory.
(component
  (import "r" (type $r (sub resource)))
  (import "make" (func $make (result (own $r))))
  (core func $make' (canon lower (func $make)))
  (core module $first
    (import "i" "make" (func $make (result i32)))
    (func $start (drop (call $make)))
    (start $start)
    (func (export "f")))
  (core module $second (memory 16384))
  (core instance $i (instantiate $first (with "i" (instance (export "make" (func $make'))))))
  (core instance (instantiate $second))
  (func (export "f") (canon lift (core func $i "f"))))
