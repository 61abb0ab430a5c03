;; The component exports the function that it imports.
(component
  (import "f" (func $f))
  (export "g" (func $f)))
