;; The component exports an interface that it imports, and calls it too. Another one it exports by another name.
(component
  (import "test:handed/numbers@1.0.0"
    (instance $numbers (export "double" (func (param "n" u32) (result u32)))))
  (import "test:handed/others"
    (instance $others (export "double" (func (param "n" u32) (result u32)))))
  (core func $double (canon lower (func $numbers "double")))
  (core module $m
    (import "" "double" (func $double (param i32) (result i32)))
    (func (export "quadruple") (param i32) (result i32)
      (call $double (call $double (local.get 0)))))
  (core instance $i (instantiate $m (with "" (instance (export "double" (func $double))))))
  (func $quadruple (param "n" u32) (result u32) (canon lift (core func $i "quadruple")))
  (export "test:handed/numbers@1.0.0" (instance $numbers))
  (export "test:handed/renamed" (instance $others))
  (export "quadruple" (func $quadruple)))
