;; A table that grows.
(module
  ;; First here as in the other module: Chicory 1.7.5 compares the indices of types when it calls across modules.
  (type $nothing (func))
  (table $t (export "table") 2 100 funcref)
  (func (export "grow") (param i32) (result i32) ref.null func local.get 0 table.grow $t)
  (func (export "size") (result i32) table.size $t)
  (func (export "call") (param i32) local.get 0 call_indirect $t (type $nothing)))
