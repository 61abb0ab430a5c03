;; The component lowers a function that it lifted.
(component
  (core module $m (func (export "f")))
  (core instance $i (instantiate $m))
  (func $f (canon lift (core func $i "f")))
  (core func (canon lower (func $f)))
  (export "f" (func $f)))
