;; Fills another module's table with functions whose types have other indices here.
(module
  (type $giving (func (result i32)))
  (type $taking (func (param i32) (result i32)))
  (import "" "table" (table 3 funcref))
  (func $give (type $giving) (i32.const 42))
  (func $double (type $taking) (i32.mul (local.get 0) (i32.const 2)))
  (elem (i32.const 0) $give $double)
  (func (export "take") (param i32) (result i32)
    (call_indirect (type $taking) (i32.const 5) (local.get 0))))
