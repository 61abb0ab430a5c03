;; The component imports an interface in two versions of one track, as parts built with different ones do.
(component
  (type $c (instance
    (export "r" (type $r (sub resource)))
    (type $borrow (borrow $r))
    (export "f" (func (param "x" $borrow)))))
  (import "a:b/c@0.2.0" (instance (type $c)))
  (import "a:b/c@0.2.1" (instance (type $c)))
  (core module $m (func (export "f")))
  (core instance $i (instantiate $m))
  (func (export "f") (canon lift (core func $i "f"))))
