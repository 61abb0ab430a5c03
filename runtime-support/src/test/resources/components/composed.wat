;; Components that a component instantiates: strings in two encodings, resources of one in the hands of another, a call back
;; into the parent, and a trap.
(component
  ;; Greets in UTF-8.
  (component $Greeter
    (core module $M
      (memory (export "memory") 1)
      (global $free (mut i32) (i32.const 1024))
      (data (i32.const 16) "Hi, ")
      (func $realloc (export "realloc") (param $old i32) (param $size i32) (param $align i32) (param $new i32) (result i32)
        (local $at i32)
        (local.set $at (i32.and (i32.add (global.get $free) (i32.const 7)) (i32.const -8)))
        (global.set $free (i32.add (local.get $at) (local.get $new)))
        (memory.copy (local.get $at) (local.get $old) (local.get $size))
        (local.get $at))
      (func (export "greet") (param $name i32) (param $length i32) (result i32)
        (local $at i32)
        (local.set $at (call $realloc (i32.const 0) (i32.const 0) (i32.const 1) (i32.add (local.get $length) (i32.const 4))))
        (memory.copy (local.get $at) (i32.const 16) (i32.const 4))
        (memory.copy (i32.add (local.get $at) (i32.const 4)) (local.get $name) (local.get $length))
        (i32.store (i32.const 0) (local.get $at))
        (i32.store (i32.const 4) (i32.add (local.get $length) (i32.const 4)))
        (i32.const 0)))
    (core instance $m (instantiate $M))
    (func (export "greet") (param "name" string) (result string)
      (canon lift (core func $m "greet") (memory $m "memory") (realloc (func $m "realloc")))))

  ;; Hands a string on in UTF-16.
  (component $Polite
    (import "greet" (func $greet (param "name" string) (result string)))
    (core module $Memory
      (memory (export "memory") 1)
      (global $free (mut i32) (i32.const 1024))
      (func (export "realloc") (param $old i32) (param $size i32) (param $align i32) (param $new i32) (result i32)
        (local $at i32)
        (local.set $at (i32.and (i32.add (global.get $free) (i32.const 7)) (i32.const -8)))
        (global.set $free (i32.add (local.get $at) (local.get $new)))
        (memory.copy (local.get $at) (local.get $old) (local.get $size))
        (local.get $at)))
    (core instance $memory (instantiate $Memory))
    (core func $lowered (canon lower (func $greet) string-encoding=utf16
      (memory $memory "memory") (realloc (func $memory "realloc"))))
    (core module $M
      (import "outer" "greet" (func $greet (param i32 i32 i32)))
      (func (export "greet") (param $name i32) (param $length i32) (result i32)
        (call $greet (local.get $name) (local.get $length) (i32.const 8))
        (i32.const 8)))
    (core instance $m (instantiate $M (with "outer" (instance (export "greet" (func $lowered))))))
    (func (export "greet") (param "name" string) (result string)
      (canon lift (core func $m "greet") string-encoding=utf16
        (memory $memory "memory") (realloc (func $memory "realloc")))))

  (instance $greeter (instantiate $Greeter))
  (instance $polite (instantiate $Polite (with "greet" (func $greeter "greet"))))
  (export "greet" (func $polite "greet"))

  ;; Counts what it has made and what was dropped.
  (component $Counters
    (core module $M
      (global $dropped (mut i32) (i32.const 0))
      (func (export "dtor") (param $rep i32)
        (global.set $dropped (i32.add (global.get $dropped) (local.get $rep))))
      (func (export "dropped") (result i32) (global.get $dropped)))
    (core instance $m (instantiate $M))
    (type $counter' (resource (rep i32) (dtor (func $m "dtor"))))
    (export $counter "counter" (type $counter'))
    (core func $new (canon resource.new $counter'))
    (core module $Make
      (import "counter" "new" (func $new (param i32) (result i32)))
      (func (export "make") (param i32) (result i32) (call $new (local.get 0)))
      (func (export "value") (param i32) (result i32) (local.get 0)))
    (core instance $make (instantiate $Make (with "counter" (instance (export "new" (func $new))))))
    (func (export "make") (param "value" u32) (result (own $counter)) (canon lift (core func $make "make")))
    (func (export "value") (param "of" (borrow $counter)) (result u32) (canon lift (core func $make "value")))
    (func (export "dropped") (result u32) (canon lift (core func $m "dropped"))))

  ;; Makes a counter, asks it and drops it.
  (component $User
    (import "counters" (instance $counters
      (export "counter" (type $counter (sub resource)))
      (export "make" (func (param "value" u32) (result (own $counter))))
      (export "value" (func (param "of" (borrow $counter)) (result u32)))))
    (alias export $counters "counter" (type $counter))
    (core func $make (canon lower (func $counters "make")))
    (core func $value (canon lower (func $counters "value")))
    (core func $drop (canon resource.drop $counter))
    (core module $M
      (import "counters" "make" (func $make (param i32) (result i32)))
      (import "counters" "value" (func $value (param i32) (result i32)))
      (import "counters" "drop" (func $drop (param i32)))
      (func (export "use") (param $value i32) (result i32)
        (local $handle i32)
        (local.set $handle (call $make (local.get $value)))
        (local.set $value (call $value (local.get $handle)))
        (call $drop (local.get $handle))
        (local.get $value)))
    (core instance $m (instantiate $M (with "counters" (instance
      (export "make" (func $make)) (export "value" (func $value)) (export "drop" (func $drop))))))
    (func (export "use") (param "value" u32) (result u32) (canon lift (core func $m "use"))))

  (instance $one (instantiate $Counters))
  (instance $two (instantiate $Counters))
  (instance $user (instantiate $User (with "counters" (instance $one))))
  (export "use-one" (func $user "use"))
  (export "dropped-one" (func $one "dropped"))
  (export "dropped-two" (func $two "dropped"))
  (export "one" (instance $one))
  (export "two" (instance $two))

  ;; A child that calls what its parent lifts.
  (core module $Ours (func (export "twice") (param i32) (result i32) (i32.mul (local.get 0) (i32.const 2))))
  (core instance $ours (instantiate $Ours))
  (func $twice (param "a" u32) (result u32) (canon lift (core func $ours "twice")))
  (component $Child
    (import "twice" (func $twice (param "a" u32) (result u32)))
    (core func $lowered (canon lower (func $twice)))
    (core module $M
      (import "" "twice" (func $twice (param i32) (result i32)))
      (func (export "four-times") (param i32) (result i32) (call $twice (call $twice (local.get 0))))
      (func (export "trap") unreachable))
    (core instance $m (instantiate $M (with "" (instance (export "twice" (func $lowered))))))
    (func (export "four-times") (param "a" u32) (result u32) (canon lift (core func $m "four-times")))
    (func (export "trap") (canon lift (core func $m "trap"))))
  (instance $child (instantiate $Child (with "twice" (func $twice))))
  (export "four-times" (func $child "four-times"))
  (export "trap" (func $child "trap")))
