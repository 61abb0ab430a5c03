;; Uses what memory.wat and table.wat export, and a function of the host with names that are none of an identifier.
(module
  ;; First here as in the other module: Chicory 1.7.5 compares the indices of types when it calls across modules.
  (type $nothing (func))
  (import "m" "memory" (memory 1))
  (import "m" "load32" (func $load32 (param i32) (result i32)))
  (import "t" "table" (table 2 funcref))
  (import "" "" (func $nameless))
  (import "→" "add me" (func $add (param i32 i64 f32 f64) (result i64)))
  (global (export "g") (mut i32) (i32.const 7))
  (data (i32.const 32) "\2a\00\00\00")
  (elem (i32.const 1) func $nameless)
  (start $start)
  (func $start call $nameless)
  (func (export "load32") (param i32) (result i32) local.get 0 call $load32)
  (func (export "nameless") call $nameless)
  (func (export "add") (param i32 i64 f32 f64) (result i64)
    local.get 0 local.get 1 local.get 2 local.get 3 call $add))
