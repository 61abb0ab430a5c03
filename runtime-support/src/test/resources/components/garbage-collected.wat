;; The core module can make arrays, which no limit of a store bounds.
(component
  (core module $m
    (type $bytes (array (mut i8)))
    (func (export "f") (drop (array.new_default $bytes (i32.const 0x7fffffff)))))
  (core instance $i (instantiate $m))
  (func (export "f") (canon lift (core func $i "f"))))
