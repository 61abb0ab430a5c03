;; A component lowers the function that it lifted, and calls it as often as it is told. Each call drops what it borrowed only
;; when the call within it has returned.
(component
  (import "r" (type $r (sub resource)))
  (core module $table
    (table (export "t") 1 funcref)
    (type $t (func (param i32 i32) (result i32)))
    (func (export "again") (param i32 i32) (result i32)
      (call_indirect (type $t) (local.get 0) (local.get 1) (i32.const 0))))
  (core instance $table (instantiate $table))
  (core func $drop (canon resource.drop $r))
  (core module $m
    (import "" "again" (func $again (param i32 i32) (result i32)))
    (import "" "drop" (func $drop (param i32)))
    (func (export "f") (param i32 i32) (result i32)
      (local i32)
      (if (local.get 1)
        (then (local.set 2 (call $again (local.get 0) (i32.sub (local.get 1) (i32.const 1))))))
      (call $drop (local.get 0))
      (i32.add (local.get 2) (i32.const 1))))
  (core instance $i (instantiate $m
    (with "" (instance (export "again" (func $table "again")) (export "drop" (func $drop))))))
  (func $f (param "x" (borrow $r)) (param "n" u32) (result u32) (canon lift (core func $i "f")))
  (core func $lowered (canon lower (func $f)))
  (core module $fill
    (import "" "t" (table 1 funcref))
    (import "" "f" (func $f (param i32 i32) (result i32)))
    (elem (i32.const 0) func $f))
  (core instance (instantiate $fill
    (with "" (instance (export "t" (table $table "t")) (export "f" (func $lowered))))))
  (export "calls" (func $f)))
