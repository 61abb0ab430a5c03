;; A core module uses an active segment, which is dropped, on a memory whose module has a passive one of the same number.
(component
  (core module $a (memory (export "m") 1) (data "secret"))
  (core module $b
    (import "a" "m" (memory 1))
    (data $d (i32.const 0) "x")
    (func (export "f") (memory.init $d (i32.const 0) (i32.const 0) (i32.const 1))))
  (core instance $ai (instantiate $a))
  (core instance $bi (instantiate $b (with "a" (instance $ai))))
  (func (export "f") (canon lift (core func $bi "f"))))
