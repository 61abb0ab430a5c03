(component
  (type $types (component
    (export "demo:io/types" (instance
      (type (;0;) u32)
      (export "size" (type (eq 0)))
      (type (;2;) (option 0))
      (export "Sizes" (type (eq 2)))
      (type (;4;) (borrow 1))
    ))
  ))
  (export "types" (type $types))
)
