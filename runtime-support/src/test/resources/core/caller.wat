;; A table, and calls through it: of a function of no parameters, which another module has at another index, and of others.
(module
  (type $other (func (param i64) (result i64)))
  (type $taking (func (param i32) (result i32)))
  (type $giving (func (result i32)))
  (table (export "table") 3 funcref)
  (func (export "give") (param i32) (result i32)
    (call_indirect (type $giving) (local.get 0)))
  (func (export "take") (param i32) (result i32)
    (call_indirect (type $taking) (i32.const 7) (local.get 0)))
  (func (export "other") (param i32) (result i64)
    (call_indirect (type $other) (i64.const 7) (local.get 0)))
  (func (export "copy") (param i32 i32)
    (table.copy (local.get 0) (local.get 1) (i32.const 1))))
