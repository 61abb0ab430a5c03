;; The core module imports a function whose name clears a terminal and ends a line.
(component
  (core module $m (import "\1b[2J" "\0aall is well" (func)) (func (export "f")))
  (core instance $i (instantiate $m))
  (func (export "f") (canon lift (core func $i "f"))))
