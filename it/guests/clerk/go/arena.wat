;; Room for what the host lowers into the Go guest. No Go code may run there: Go's scheduler asks for the time whenever it
;; is entered, and a guest may call nobody while it allocates for its host.
(module
  (import "go" "memory" (memory 0))
  (global $start (mut i32) (i32.const 0)) ;; of the newest block
  (global $top (mut i32) (i32.const 0))
  (global $end (mut i32) (i32.const 0))

  ;; Not called cabi_realloc, because then the adapter of WASI's first version would take its memory here, for good.
  (func (export "cabi_import_realloc") (export "cabi_export_realloc")
    (param $old i32) (param $old-size i32) (param $align i32) (param $size i32) (result i32)
    (local $at i32) (local $pages i32) (local $grown i32)
    (local.set $at (i32.and
      (i32.add (global.get $top) (i32.sub (local.get $align) (i32.const 1)))
      (i32.sub (i32.const 0) (local.get $align))))
    (if (i32.gt_u (local.get $size) (i32.sub (global.get $end) (local.get $at)))
      (then
        (local.set $pages (i32.add (i32.shr_u (local.get $size) (i32.const 16)) (i32.const 1)))
        (local.set $grown (memory.grow (local.get $pages)))
        (if (i32.eq (local.get $grown) (i32.const -1)) (then (unreachable)))
        (local.set $grown (i32.shl (local.get $grown) (i32.const 16)))
        ;; Somebody else has grown the memory meanwhile, and what follows is theirs.
        (if (i32.ne (local.get $grown) (global.get $end))
          (then
            (local.set $at (local.get $grown))
            (global.set $start (local.get $grown))))
        (global.set $end (i32.add (local.get $grown) (i32.shl (local.get $pages) (i32.const 16))))))
    (global.set $top (i32.add (local.get $at) (local.get $size)))
    (memory.copy (local.get $at) (local.get $old)
      (select (local.get $old-size) (local.get $size) (i32.lt_u (local.get $old-size) (local.get $size))))
    (local.get $at))

  ;; Gives back everything.
  (func (export "arena_reset")
    (global.set $top (global.get $start))))
