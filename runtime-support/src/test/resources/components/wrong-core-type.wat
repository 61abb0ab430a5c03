;; The core function has not the type that the canonical ABI gives it.
(component
  (core module $m (func (export "f") (param f32)))
  (core instance $i (instantiate $m))
  (func (export "f") (param "a" u32) (canon lift (core func $i "f"))))
