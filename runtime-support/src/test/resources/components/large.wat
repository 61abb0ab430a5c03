;; Wants a gibibyte.
(component
  (core module $m (memory 16384) (func (export "f")))
  (core instance $i (instantiate $m))
  (func (export "f") (canon lift (core func $i "f"))))
