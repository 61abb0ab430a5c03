;; What is called: next(u32), measure(string), count(list<u8>).
(component $Sink
  (core module $M
    (memory (export "memory") 1)
    ;; One argument at a time: each is laid where the last one was.
    (func (export "realloc") (param $old i32) (param $size i32) (param $align i32) (param $new i32) (result i32)
      (i32.const 1024))
    (func (export "next") (param $number i32) (result i32)
      (i32.add (local.get $number) (i32.const 1)))
    (func (export "length") (param $at i32) (param $length i32) (result i32)
      (local.get $length)))
  (core instance $m (instantiate $M))
  (func $next (param "number" u32) (result u32) (canon lift (core func $m "next")))
  (func $measure (param "text" string) (result u32)
    (canon lift (core func $m "length") (memory $m "memory") (realloc (func $m "realloc"))))
  (func $count (param "bytes" (list u8)) (result u32)
    (canon lift (core func $m "length") (memory $m "memory") (realloc (func $m "realloc"))))
  (instance $sink
    (export "next" (func $next))
    (export "measure" (func $measure))
    (export "count" (func $count)))
  (export "witloof:relay/sink" (instance $sink)))
