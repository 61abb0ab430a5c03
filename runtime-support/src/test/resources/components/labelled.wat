;; The component imports one interface under two labels: the resources of one are none of the other.
(component
  (import "primary" (instance $primary
    (export "thing" (type $thing (sub resource)))
    (export "[constructor]thing" (func (param "name" string) (result (own $thing))))
    (export "pass" (func (param "thing" (own $thing)) (result (own $thing))))))
  (import "backup" (instance $backup
    (export "thing" (type $thing (sub resource)))
    (export "[constructor]thing" (func (param "name" string) (result (own $thing))))
    (export "pass" (func (param "thing" (own $thing)) (result (own $thing))))))
  (core module $memory (memory (export "memory") 1))
  (core instance $memory (instantiate $memory))
  (core func $primary-new (canon lower (func $primary "[constructor]thing") (memory $memory "memory")))
  (core func $primary-pass (canon lower (func $primary "pass")))
  (core func $backup-new (canon lower (func $backup "[constructor]thing") (memory $memory "memory")))
  (core func $backup-pass (canon lower (func $backup "pass")))
  (core module $m
    (import "primary" "new" (func $primary-new (param i32 i32) (result i32)))
    (import "primary" "pass" (func $primary-pass (param i32) (result i32)))
    (import "backup" "new" (func $backup-new (param i32 i32) (result i32)))
    (import "backup" "pass" (func $backup-pass (param i32) (result i32)))
    (func (export "each")
      (drop (call $primary-pass (call $primary-new (i32.const 0) (i32.const 0))))
      (drop (call $backup-pass (call $backup-new (i32.const 0) (i32.const 0)))))
    (func (export "crossed")
      (drop (call $backup-pass (call $primary-new (i32.const 0) (i32.const 0))))))
  (core instance $i (instantiate $m
    (with "primary" (instance (export "new" (func $primary-new)) (export "pass" (func $primary-pass))))
    (with "backup" (instance (export "new" (func $backup-new)) (export "pass" (func $backup-pass))))))
  (func (export "each") (canon lift (core func $i "each")))
  (func (export "crossed") (canon lift (core func $i "crossed"))))
