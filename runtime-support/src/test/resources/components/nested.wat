;; A component within the component has code of its own.
(component
  (component $inner
    (core module $m (func (export "f")))
    (core instance $i (instantiate $m))
    (func (export "f") (canon lift (core func $i "f"))))
  (instance $i (instantiate $inner))
  (export "f" (func $i "f")))
