;; The destructor of a resource has not the type of one.
(component
  (core module $m (func (export "drop")) (func (export "f")))
  (core instance $i (instantiate $m))
  (type $r (resource (rep i32) (dtor (core func $i "drop"))))
  (func (export "f") (canon lift (core func $i "f"))))
