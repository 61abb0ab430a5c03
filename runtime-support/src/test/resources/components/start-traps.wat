;; The core start function traps.
(component
  (core module $m (func $s unreachable) (start $s) (func (export "f")))
  (core instance $i (instantiate $m))
  (func (export "f") (canon lift (core func $i "f"))))
