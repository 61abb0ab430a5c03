;; A component that exports its resource without saying which it is, and functions over what is known of it from then on.
(component
  (component $C
    (type $R (resource (rep i32)))
    (core func $new (canon resource.new $R))
    (export $r "r" (type $R) (type (sub resource)))
    (core module $M
      (import "" "new" (func $new (param i32) (result i32)))
      (func (export "make") (result i32) (call $new (i32.const 42)))
      (func (export "rep") (param i32) (result i32) (local.get 0)))
    (core instance $m (instantiate $M (with "" (instance (export "new" (func $new))))))
    (func (export "make") (result (own $r)) (canon lift (core func $m "make")))
    (func (export "rep") (param "x" (borrow $r)) (result u32) (canon lift (core func $m "rep"))))
  (instance $c (instantiate $C))
  (core func $make (canon lower (func $c "make")))
  (core func $rep (canon lower (func $c "rep")))
  (core module $N
    (import "" "make" (func $make (result i32)))
    (import "" "rep" (func $rep (param i32) (result i32)))
    (func (export "run") (result i32) (call $rep (call $make))))
  (core instance $n (instantiate $N (with "" (instance (export "make" (func $make)) (export "rep" (func $rep))))))
  (func (export "run") (result u32) (canon lift (core func $n "run"))))
