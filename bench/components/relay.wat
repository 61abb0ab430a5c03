;; Calls a sink in a loop: what one of those calls costs is what all of them take, by their number.
(component $Relay
  (import "witloof:relay/sink" (instance $sink
    (export "next" (func (param "number" u32) (result u32)))
    (export "measure" (func (param "text" string) (result u32)))
    (export "count" (func (param "bytes" (list u8)) (result u32)))))
  (core module $Memory
    (memory (export "memory") 1)
    (data (i32.const 1024) "A string of 64 characters is what many a message has for a topic"))
  (core instance $memory (instantiate $Memory))
  (core func $next (canon lower (func $sink "next")))
  (core func $measure (canon lower (func $sink "measure") (memory $memory "memory")))
  (core func $count (canon lower (func $sink "count") (memory $memory "memory")))
  (core module $M
    (import "sink" "next" (func $next (param i32) (result i32)))
    (import "sink" "measure" (func $measure (param i32 i32) (result i32)))
    (import "sink" "count" (func $count (param i32 i32) (result i32)))
    (func (export "next") (param $times i32) (result i32)
      (local $sum i32) (local $i i32)
      (loop $again
        (if (i32.lt_u (local.get $i) (local.get $times)) (then
          (local.set $sum (i32.add (local.get $sum) (call $next (local.get $i))))
          (local.set $i (i32.add (local.get $i) (i32.const 1)))
          (br $again))))
      (local.get $sum))
    (func (export "measure") (param $times i32) (result i32)
      (local $sum i32) (local $i i32)
      (loop $again
        (if (i32.lt_u (local.get $i) (local.get $times)) (then
          (local.set $sum (i32.add (local.get $sum) (call $measure (i32.const 1024) (i32.const 64))))
          (local.set $i (i32.add (local.get $i) (i32.const 1)))
          (br $again))))
      (local.get $sum))
    (func (export "count") (param $times i32) (result i32)
      (local $sum i32) (local $i i32)
      (loop $again
        (if (i32.lt_u (local.get $i) (local.get $times)) (then
          (local.set $sum (i32.add (local.get $sum) (call $count (i32.const 4096) (i32.const 4096))))
          (local.set $i (i32.add (local.get $i) (i32.const 1)))
          (br $again))))
      (local.get $sum)))
  (core instance $m (instantiate $M (with "sink" (instance
    (export "next" (func $next))
    (export "measure" (func $measure))
    (export "count" (func $count))))))
  (func $calls-next (param "times" u32) (result u32) (canon lift (core func $m "next")))
  (func $calls-measure (param "times" u32) (result u32) (canon lift (core func $m "measure")))
  (func $calls-count (param "times" u32) (result u32) (canon lift (core func $m "count")))
  (instance $calls
    (export "next" (func $calls-next))
    (export "measure" (func $calls-measure))
    (export "count" (func $calls-count)))
  (export "witloof:relay/calls" (instance $calls)))
