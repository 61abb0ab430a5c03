;; A core module with a passive segment imports a memory.
(component
  (core module $a (memory (export "m") 1))
  (core module $b
    (import "a" "m" (memory 1))
    (data $d "x")
    (func (export "f") (memory.init $d (i32.const 0) (i32.const 0) (i32.const 1))))
  (core instance $ai (instantiate $a))
  (core instance $bi (instantiate $b (with "a" (instance $ai))))
  (func (export "f") (canon lift (core func $bi "f"))))
