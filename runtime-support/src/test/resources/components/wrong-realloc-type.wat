;; The allocator of a lowered function has not the type of one.
(component
  (import "g" (func $g (result string)))
  (core module $m
    (memory (export "m") 1)
    (func (export "realloc") (param i32) (result i32) local.get 0)
    (func (export "f")))
  (core instance $i (instantiate $m))
  (core func (canon lower (func $g) (memory (core memory $i "m")) (realloc (core func $i "realloc"))))
  (func (export "f") (canon lift (core func $i "f"))))
